// Opens a letter to a mailbox where the reader writes mail.

import type { CorrectionContent } from '../correction/content';
import { draftAddress, draftText, type MailApp } from './mail-app';
import { mailDraft } from './mail-draft';

/** Opened there, copied where the reader wants that, or neither: the browser did not let us. */
export type Opened = 'mail' | 'clipboard' | 'nowhere';

/**
 * Opens the letter as a draft, or copies it. Must be called while the reader's press of a button counts.
 *
 * @param mailbox `''` where the reader alone knows it.
 */
export function openDraft(content: CorrectionContent, mailbox: string, app: MailApp): Promise<Opened> {
  return openDraftAddress(mailDraft(content, mailbox), app);
}

/** The same with a `mailto:` address. */
export async function openDraftAddress(draft: string, app: MailApp): Promise<Opened> {
  const address = draftAddress(draft, app);
  try {
    if (address !== undefined) {
      open(address);
      return 'mail';
    }
    await navigator.clipboard.writeText(draftText(draft));
    return 'clipboard';
  } catch (error) {
    console.error(error);
    return 'nowhere';
  }
}
