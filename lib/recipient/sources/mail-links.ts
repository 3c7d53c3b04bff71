// The addresses that a page links to.

import type { Candidate } from '../candidate';
import { unhidden } from '../hidden-address';
import { mailboxCandidates, mailboxesOf } from '../mailbox';
import type { Anchor } from '../page-links';
import { purposeOf } from '../purpose';

/**
 * The candidates among the links: `rel="reply-to"` (https://microformats.org/wiki/rel-reply-to), and all other `mailto:`.
 *
 * @param isAuthors whether the address is that of one who wrote the page.
 */
export function mailLinks(anchors: readonly Anchor[], isAuthors: (mailbox: string) => boolean): Candidate[] {
  return anchors.flatMap(({ href, rel, text }) => {
    const relations = rel.toLowerCase().split(/\s+/);
    const provenance = relations.includes('reply-to') ? 'reply-to' : 'mail-link';
    return mailboxCandidates(mailboxesOf(unhidden(href)), provenance, (mailbox) => {
      const purpose = purposeOf(mailbox, text);
      // An editorial office may be the author of its pages: `<link rel="author" href="mailto:redaktion@…">`.
      const mayBeAuthors =
        purpose === 'general' || (purpose !== undefined && purposeOf(mailbox) === 'general');
      return mayBeAuthors && (relations.includes('author') || isAuthors(mailbox)) ? 'author' : purpose;
    });
  });
}
