// From a draft that is ready to the outbox; and, for a mailbox, to where the reader writes mail.

import { handOver } from '../../../lib/channel/hand-over';
import { channelOf } from '../../../lib/channel/registry';
import { isBy } from '../../../lib/channel/way';
import type { CorrectionId } from '../../../lib/correction/id';
import type { State } from '../../../lib/correction/status';
import { type Draft, recipientOf } from '../../../lib/draft/draft';
import { toContent } from '../../../lib/draft/draft-content';
import { identityIn, namedHostOf } from '../../../lib/draft/naming';
import { ask } from '../../../lib/messages/ask';
import type { StoreProblem } from '../../../lib/outbox/database';
import { rememberNamedHost, updateRememberedReader } from '../../../lib/settings/reader';
import { type MailApp, readSettings, writeSetting } from '../../../lib/settings/settings';
import { chooseRecipientFor } from '../../../lib/settings/sites';

export interface SendingHow {
  /** Even if the reader has suggested the very same before. */
  readonly again?: boolean;
  /** It waits in the list, to go with others. */
  readonly hold?: boolean;
  /** The reader writes mail there, now and from now on. */
  readonly app?: MailApp;
}

/** A correction that has just been sent, and where to. */
export interface JustSent {
  readonly correction: CorrectionId;
  /** To the outbox, the list, or where the reader writes mail: opened, copied, or neither could be done. */
  readonly to: 'outbox' | 'list' | 'mail' | 'clipboard' | 'nowhere';
}

export type Sent =
  | ({ readonly outcome: 'sent' } & JustSent)
  /** The reader has suggested the very same before. */
  | { readonly outcome: 'already'; readonly state: State; readonly created: string }
  /** Where the reader writes mail is not known yet: nothing was sent. */
  | { readonly outcome: 'which-mail' }
  | { readonly outcome: 'not-stored'; readonly problem: StoreProblem }
  | { readonly outcome: 'refused' };

/** The draft must be kept, and have no problems. */
export async function sendDraft(
  draft: Draft,
  { again = false, hold = false, app }: SendingHow,
): Promise<Sent> {
  // Conveniences: where they cannot be stored, the correction goes its way all the same.
  await updateRememberedReader(draft).catch(console.error);
  await rememberChoice(draft).catch(console.error);
  if (app !== undefined) await writeSetting('mailApp', app).catch(console.error);
  const recipient = recipientOf(draft);
  const needsMailApp = recipient !== undefined && channelOf(recipient).needsMailApp;
  const chosen = app ?? (await readSettings().catch(console.error))?.mailApp;
  if (needsMailApp && chosen === undefined && !hold) return { outcome: 'which-mail' };
  const answer = await ask('send', { draft: draft.id, again, hold });
  if (answer.outcome !== 'queued') return answer;
  const { correction } = answer;
  const host = namedHostOf(recipient);
  if (host !== undefined) await rememberNamedHost(host, identityIn(draft)).catch(console.error);
  if (recipient === undefined || hold) return { outcome: 'sent', correction, to: 'list' };
  if (!isBy('by-hand', recipient)) return { outcome: 'sent', correction, to: 'outbox' };
  // At the press of Send: what it opens is the second look.
  const to = await handOver(toContent(draft, new Date()), recipient, chosen);
  return { outcome: 'sent', correction, to };
}

/** Remembers for the site the recipient that the reader named, unless the site itself names it each time. */
async function rememberChoice(draft: Draft): Promise<void> {
  const recipient = recipientOf(draft);
  const isNamed = draft.chosen !== undefined || draft.mailbox.trim() !== '';
  if (!isNamed || recipient === undefined) return;
  await chooseRecipientFor(draft.page.address, channelOf(recipient).isRemembered ? recipient : undefined);
}
