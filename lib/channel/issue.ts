// The issue: a project that links its page to its source gets a prefilled new issue, a wiki its editor.

import type { IssueRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const issue = {
  way: 'by-hand',
  name: (recipient) => new URL(recipient.address).host,
  words: ({ host }) =>
    host === 'mediawiki'
      ? { promise: 'recipientWiki', sendLabel: 'openWiki' }
      : { promise: 'recipientIssue', sendLabel: 'openIssue' },
} as const satisfies Channel<IssueRecipient>;
