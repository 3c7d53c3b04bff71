// Hands a correction over through its recipient's channel, if the reader finishes it by hand. Loaded at the press of a button: the
// letter's words would be too large for the popup's first files.

import type { CorrectionContent } from '../correction/content';
import type { MailApp } from '../settings/settings';
import { type Opened, openDraft } from './mail-app';
import type { RecipientBy } from './way';

/**
 * Opens what the reader finishes. Must be called while the reader's press of a button counts.
 *
 * @param app where the reader writes mail; `undefined`: they were not asked.
 */
export async function handOver(
  content: CorrectionContent,
  recipient: RecipientBy<'by-hand'>,
  app: MailApp | undefined,
): Promise<Opened> {
  switch (recipient.type) {
    case 'mailbox':
      return openDraft(content, recipient.mailbox, app ?? 'app');
  }
}
