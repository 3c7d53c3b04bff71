// Opens a prefilled new issue at the project that has the page's source, or a wiki's editor.

import type { CorrectionContent } from '../correction/content';
import type { IssueRecipient } from '../correction/recipient';
import { issueDraft } from './issue-draft';
import type { Opened } from './open-form';

/**
 * Opens the issue, and copies what its address does not fill in. Call it within the press of a button: browsers ignore it later.
 */
export async function openIssue(content: CorrectionContent, recipient: IssueRecipient): Promise<Opened> {
  const { address, copied } = issueDraft(content, recipient);
  try {
    if (copied !== undefined) await navigator.clipboard.writeText(copied);
    open(address);
    return copied === undefined ? 'issue' : 'form';
  } catch (error) {
    console.error(error);
    return 'nowhere';
  }
}
