// Hands a correction over through its recipient's channel, if the reader finishes it by hand. Loaded at the press of a button,
// because the letter's texts are too large for the popup's first files.

import type { CorrectionContent } from '../correction/content';
import type { MailApp } from '../settings/settings';
import { type Opened, openDraft } from './mail-app';
import type { RecipientBy } from './way';

/**
 * Opens what the reader finishes. Call it within the press of a button: browsers ignore it later.
 *
 * @param app the app in which the reader writes mail; `undefined`: they were not asked.
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
