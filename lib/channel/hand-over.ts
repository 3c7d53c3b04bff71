// Hands a correction over through its recipient's channel, if the reader finishes it by hand. Loaded at the press of a button,
// because the letter's texts are too large for the popup's first files.

import type { CorrectionContent } from '../correction/content';
import type { MailApp } from '../settings/settings';
import { openDraft } from './mail-app';
import { openForm, type PressKey } from './open-form';
import { openIssue } from './open-issue';
import type { Opened } from './open-tab';
import type { RecipientBy } from './way';

export interface HandOverMeans {
  /** The app in which the reader writes mail; `undefined`: they were not asked. */
  readonly app: MailApp | undefined;
  /** Presses the key of the page's own tool, if the page is in the active tab; returns whether it could. If not, its address opens. */
  readonly pressKey?: PressKey;
}

/** Opens what the reader finishes. Call it within the press of a button: browsers ignore it later. */
export async function handOver(
  content: CorrectionContent,
  recipient: RecipientBy<'by-hand'>,
  { app, pressKey }: HandOverMeans,
): Promise<Opened> {
  switch (recipient.type) {
    case 'mailbox':
      return openDraft(content, recipient.mailbox, app ?? 'app');
    case 'issue':
      return openIssue(content, recipient);
    case 'form':
      return openForm(content, recipient, pressKey);
  }
}
