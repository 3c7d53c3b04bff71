// The addresses that a page links to.

import type { Candidate } from './candidate';
import { mailboxCandidate, mailboxesOf, purposeOf } from './mailbox';
import type { Anchor } from './page-links';

/** The candidates among the links: `rel="reply-to"` (https://microformats.org/wiki/rel-reply-to), `rel="author"`, and all other `mailto:`. */
export function mailLinks(anchors: readonly Anchor[]): Candidate[] {
  return anchors.flatMap(({ href, rel, text }) => {
    const relations = rel.toLowerCase().split(/\s+/);
    return mailboxesOf(href).map((mailbox) => {
      const purpose = relations.includes('author') ? 'author' : purposeOf(mailbox, text);
      return mailboxCandidate(mailbox, relations.includes('reply-to') ? 'reply-to' : 'mail-link', purpose);
    });
  });
}
