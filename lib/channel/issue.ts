// The issue: a project that links its page to its source gets a prefilled new issue, a wiki its editor.

import type { IssueRecipient } from '../correction/recipient';
import type { Channel } from './channel';

export const issue = {
  way: 'by-hand',
  // A host has many repositories: `github.com/owner/name`. Stored addresses are normalized, so the host is in ASCII.
  name: ({ host, address }) =>
    host === 'mediawiki' ? new URL(address).host : address.replace(/^https?:\/\/|(\/-)?\/issues\/new$/g, ''),
  words: ({ host }) =>
    host === 'mediawiki'
      ? { promise: 'recipientWiki', sendLabel: 'openWiki' }
      : { promise: 'recipientIssue', sendLabel: 'openIssue' },
} as const satisfies Channel<IssueRecipient>;
