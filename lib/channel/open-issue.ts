// Opens a prefilled new issue at the project that has the page's source, or a wiki's editor.

import type { CorrectionContent } from '../correction/content';
import type { IssueRecipient } from '../correction/recipient';
import { issueDraft } from './issue-draft';
import { copy, type Opened, openPage } from './open-tab';

/** Opens the issue, and copies what its address does not fill in. Call it within the press of a button: browsers do not copy later. */
export async function openIssue(content: CorrectionContent, recipient: IssueRecipient): Promise<Opened> {
  const { address, copied } = issueDraft(content, recipient);
  if (copied === undefined) return openPage(address, 'issue', true);
  return openPage(address, recipient.host === 'mediawiki' ? 'editor' : 'paste-issue', await copy(copied));
}
