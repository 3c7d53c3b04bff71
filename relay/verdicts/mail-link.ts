// Mails the desk a link by which an answer can be changed: whoever has an old one, a reader perhaps, cannot change it.

import { fill, letterLanguage } from '../../lib/letter/words';
import type { Log } from '../log';
import { composeNotice, type Sender } from '../mail/message';
import { codeOf, smtpError } from '../mail/smtp-error';
import type { Transport } from '../mail/transport';
import type { SiteOf } from '../sites';
import type { Answerable } from '../store/verdicts';
import { verdictWords } from './words';

/** For one story at most: nobody fills the desk's mailbox by pressing a button. */
const SHORTEST_PAUSE_MS = 10 * 60_000;

interface Parts {
  readonly siteOf: SiteOf;
  readonly sender: Sender;
  readonly transport: Transport;
  readonly now: () => number;
  readonly log: Log;
}

export function linkMailer({ siteOf, sender, transport, now, log }: Parts) {
  const lastMailed = new Map<string, number>();

  /** Tells whether the mail server took it, now or just before. */
  return async ({ story, subject }: Answerable, address: string): Promise<boolean> => {
    const site = siteOf(story);
    if (site === undefined) return false;
    if (site.dryRun) {
      log('would have mailed a link to change an answer');
      return true;
    }
    for (const [known, at] of lastMailed) if (now() - at > SHORTEST_PAUSE_MS) lastMailed.delete(known);
    if (lastMailed.has(story)) return true;
    const words = verdictWords(letterLanguage(site.language).tag);
    const notice = composeNotice(
      {
        subject: fill(words.changeSubject, { subject }),
        text: `${words.changeBody}\n${address}\n`,
        story,
      },
      site,
      sender,
    );
    try {
      lastMailed.set(story, now());
      await transport.sendMail(notice);
      log('mailed a link to change an answer');
      return true;
    } catch (error) {
      lastMailed.delete(story);
      log(`not mailed, a link to change an answer: ${codeOf(smtpError(error))}`);
      return false;
    }
  };
}
