// Sends a complete draft: puts it into the outbox, and then opens what the reader finishes by hand. Loaded at the first press of
// Send.

import { handOver } from '../../../lib/channel/hand-over';
import type { Opened } from '../../../lib/channel/open-tab';
import { channelOf } from '../../../lib/channel/registry';
import { isBy } from '../../../lib/channel/way';
import type { CorrectionId } from '../../../lib/correction/id';
import type { Recipient } from '../../../lib/correction/recipient';
import type { State } from '../../../lib/correction/status';
import { type Draft, recipientOf } from '../../../lib/draft/draft';
import { toContent } from '../../../lib/draft/draft-content';
import { identityIn, namedHostOf } from '../../../lib/draft/naming';
import { ask } from '../../../lib/messages/ask';
import type { StoreProblem } from '../../../lib/outbox/database';
import { rememberNamedHost, updateRememberedReader } from '../../../lib/settings/reader';
import { type MailApp, settingsInTime, writeSetting } from '../../../lib/settings/settings';
import { chooseRecipientFor } from '../../../lib/settings/sites';
import { pressSiteKey } from '../../shared/press-site-key';

export interface SendOptions {
  /** Send it even if the reader has sent the same correction before. */
  readonly again?: boolean;
  /** Keep it in the list, to send it with others later. */
  readonly hold?: boolean;
  /** The app in which the reader writes mail, from now on. */
  readonly app?: MailApp;
}

/** A correction that was just sent, and where it went. */
export interface JustSent {
  readonly correction: CorrectionId;
  /** The outbox, the list, or where the reader finishes it. */
  readonly to: 'outbox' | 'list' | Opened;
}

export type SendResult =
  | ({ readonly outcome: 'sent' } & JustSent)
  /** The reader has sent the same correction before. */
  | {
      readonly outcome: 'already';
      readonly state: State;
      readonly created: string;
      readonly recipient?: Recipient;
    }
  /** It is not known in which app the reader writes mail; nothing was sent. */
  | { readonly outcome: 'which-mail' }
  | { readonly outcome: 'not-stored'; readonly problem: StoreProblem }
  | { readonly outcome: 'refused' };

/** Sends a draft that is saved and has no problems. */
export async function sendDraft(
  draft: Draft,
  { again = false, hold = false, app }: SendOptions,
): Promise<SendResult> {
  const settings = await settingsInTime();
  /** Stores a setting. If that fails, the correction is sent anyway. */
  const remember = async (store: () => Promise<void>) => {
    if (settings !== undefined) await store().catch(console.error); // else it would fail too, after some seconds
  };
  await remember(() => updateRememberedReader(draft));
  await remember(() => rememberChoice(draft));
  if (app !== undefined) await remember(() => writeSetting('mailApp', app));
  const recipient = recipientOf(draft);
  const needsMailApp = recipient !== undefined && channelOf(recipient).needsMailApp;
  const mailApp = app ?? settings?.mailApp;
  if (needsMailApp && mailApp === undefined && !hold) return { outcome: 'which-mail' };
  const result = await ask('send', { draft: draft.id, again, hold });
  if (result.outcome !== 'queued') return result;
  const { correction } = result;
  const host = namedHostOf(recipient);
  if (host !== undefined) await remember(() => rememberNamedHost(host, identityIn(draft)));
  if (recipient === undefined || hold) return { outcome: 'sent', correction, to: 'list' };
  if (!isBy('by-hand', recipient)) return { outcome: 'sent', correction, to: 'outbox' };
  // The press of Send is enough: the reader checks the text in the app that it opens.
  const to = await handOver(toContent(draft, new Date()), recipient, {
    app: mailApp,
    pressKey: pressSiteKey,
  });
  if (to === 'nowhere') await ask('mark-not-sent', { correction }).catch(console.error);
  return { outcome: 'sent', correction, to };
}

/** Remembers for the site the recipient that the reader named, unless the site itself names it each time. */
async function rememberChoice(draft: Draft): Promise<void> {
  const recipient = recipientOf(draft);
  const isNamed = draft.chosen !== undefined || draft.mailbox.trim() !== '';
  if (!isNamed || recipient === undefined) return;
  await chooseRecipientFor(draft.page.address, channelOf(recipient).isRemembered ? recipient : undefined);
}
