// Mails the desk a link by which an answer can be changed, or what else only the desk decides: whoever has a letter's links, a
// reader perhaps, cannot.

import { fill, letterLanguage } from '../../lib/letter/words';
import type { LinkPurpose } from '../domain/desk-action';
import type { SiteOf } from '../domain/site';
import type { Limits } from '../limits/limits';
import type { Log } from '../log';
import type { Answerable } from '../queue/verdicts';
import { verdictWords } from '../words/verdict-words';
import { composeNotice, type Sender } from './message';
import { codeOf, smtpError } from './smtp-error';
import type { Transport } from './transport';

/** For one link at most: nobody fills the desk's mailbox by pressing a button. */
const SHORTEST_PAUSE_MS = 10 * 60_000;

export interface LinkRequest {
  readonly purpose: LinkPurpose;
  readonly address: string;
  /** The correction's: who has its links can ask for one. */
  readonly token: string;
}

/** What became of the wish for a link. */
export type LinkOutcome =
  /** The mail server took it, now or just before. */
  | 'mailed'
  | 'failed'
  /** So many links were mailed today, for this correction or to this desk, that there are no more. */
  | 'limited';

interface Parts {
  readonly siteOf: SiteOf;
  readonly sender: Sender;
  readonly transport: Transport;
  readonly limits: Pick<Limits, 'forLink'>;
  /** Counts the e-mail among those that the site gets in an hour. */
  readonly countLetter: (site: string, now: number) => Promise<void>;
  readonly now: () => number;
  readonly log: Log;
}

export function linkMailer({ siteOf, sender, transport, limits, countLetter, now, log }: Parts) {
  const lastMailed = new Map<string, number>();

  return async (
    { story, subject }: Answerable,
    { purpose, address, token }: LinkRequest,
  ): Promise<LinkOutcome> => {
    const site = siteOf(story);
    if (site === undefined) return 'failed';
    if (site.dryRun) {
      log({ event: 'link would have been mailed', site: site.name });
      return 'mailed';
    }
    for (const [known, at] of lastMailed) if (now() - at > SHORTEST_PAUSE_MS) lastMailed.delete(known);
    const wish = `${purpose} ${token}`;
    if (lastMailed.has(wish)) return 'mailed';
    lastMailed.set(wish, now());
    const words = verdictWords(letterLanguage(site.language).tag);
    const notice = composeNotice(
      {
        subject: fill(words[`${purpose}Subject`], { subject }),
        text: `${words[`${purpose}Body`]}\n${address}\n`,
        story,
      },
      site,
      sender,
    );
    try {
      if ((await limits.forLink(token, site.name)) !== undefined) {
        lastMailed.delete(wish);
        log({ event: 'link limited', site: site.name });
        return 'limited';
      }
      await countLetter(site.name, now());
      await transport.sendMail(notice);
      log({ event: 'link mailed', site: site.name });
      return 'mailed';
    } catch (error) {
      lastMailed.delete(wish);
      log({ event: 'link not mailed', site: site.name, code: codeOf(smtpError(error)) });
      return 'failed';
    }
  };
}
