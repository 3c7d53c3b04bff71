// Mails the desk a link that changes a verdict or confirms a desk action. The links in letters are not enough for that, because a reader
// may have them from a forwarded letter.

import { fill, letterLanguage } from '../../lib/letter/words';
import { isOver } from '../domain/clock';
import type { LinkPurpose } from '../domain/desk';
import type { SiteOf } from '../domain/site';
import type { Limits } from '../limits/limits';
import type { Log } from '../log';
import type { Answerable } from '../queue/verdicts';
import { verdictWords } from '../words/words';
import { composeNotice, type Sender } from './message';
import type { Transport } from './smtp';
import { codeOf, smtpError } from './smtp';

/** Minimum time between two e-mails with the same link, in milliseconds, so that nobody fills the desk's mailbox by pressing a button. */
const MIN_PAUSE_MS = 10 * 60_000;

export interface LinkRequest {
  readonly purpose: LinkPurpose;
  readonly address: string;
  /** The token of the correction. */
  readonly token: string;
}

/** The outcome of mailing a link. */
export type LinkOutcome =
  /** The mail server accepted the e-mail, now or a few minutes ago. */
  | 'mailed'
  | 'failed'
  /** This correction or this desk has reached its limit of links for today. */
  | 'limited';

interface Parts {
  readonly siteOf: SiteOf;
  readonly sender: Sender;
  readonly transport: Transport;
  readonly limits: Pick<Limits, 'forLink'>;
  /** Counts the e-mail towards the site's letters in this hour. */
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
    for (const [known, at] of lastMailed) if (isOver(at, MIN_PAUSE_MS, now())) lastMailed.delete(known);
    const request = `${purpose} ${token}`;
    if (lastMailed.has(request)) return 'mailed';
    lastMailed.set(request, now());
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
        lastMailed.delete(request);
        log({ event: 'link limited', site: site.name });
        return 'limited';
      }
      await countLetter(site.name, now());
      await transport.sendMail(notice);
      log({ event: 'link mailed', site: site.name });
      return 'mailed';
    } catch (error) {
      lastMailed.delete(request);
      log({ event: 'link not mailed', site: site.name, code: codeOf(smtpError(error)) });
      return 'failed';
    }
  };
}
