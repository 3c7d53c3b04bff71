// Opens a letter to a mailbox where the reader writes mail.

import type { CorrectionContent } from '../correction/correction';
import { mailApp } from '../settings/mail-app';
import { draftAddress, draftText } from './mail-app';
import { mailDraft } from './mail-draft';

/**
 * Opens the letter as a draft there or, where the reader wants that, copies it. Must be called while the reader's press
 * of a button counts.
 *
 * @param mailbox `''` where the reader alone knows it.
 */
export function openDraft(content: CorrectionContent, mailbox: string): Promise<void> {
  return openDraftAddress(mailDraft(content, mailbox));
}

/** The same with a `mailto:` address. */
export async function openDraftAddress(draft: string): Promise<void> {
  const address = draftAddress(draft, (await mailApp()) ?? 'app');
  if (address === undefined) await navigator.clipboard.writeText(draftText(draft));
  else open(address);
}
