// The issue: a project that links its page to its source gets a prefilled new issue, a wiki its editor.

import type { IssueRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const issue = {
  way: 'by-hand',
  name: (recipient) => new URL(recipient.address).host,
  words: ({ host }) => {
    switch (host) {
      case 'github':
      case 'gitlab':
      case 'gitea':
        return { promise: 'recipientIssue', hint: 'recipientIssueHint', sendLabel: 'openIssue' };
      // The text may not be filled in.
      case 'bitbucket':
        return { promise: 'recipientIssue', hint: 'recipientFormHint', sendLabel: 'openIssue' };
      case 'mediawiki':
        return { promise: 'recipientWiki', hint: 'recipientFormHint', sendLabel: 'openWiki' };
    }
  },
} as const satisfies Channel<IssueRecipient>;
