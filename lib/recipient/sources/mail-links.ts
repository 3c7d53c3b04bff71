// The e-mail addresses that a page links to, also those that Cloudflare hides from harvesters.

import type { Candidate } from '../candidate';
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

const HIDDEN = /\/cdn-cgi\/l\/email-protection#([\da-f]{2,2000})$/i;

/** What hides an address in an element of any kind: the attribute is what `#…` is in a link. */
export const HIDING_ATTRIBUTE = 'data-cfemail';

/** The link with that attribute's value, as it is written where the address is a link's. */
export function hidingLink(value: string): string {
  return `/cdn-cgi/l/email-protection#${value}`;
}

/** The `mailto:` link behind one that hides it, else the link itself. */
export function unhidden(href: string): string {
  const [, code = ''] = HIDDEN.exec(href) ?? [];
  const [key, ...bytes] = (code.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return key === undefined ? href : `mailto:${String.fromCharCode(...bytes.map((byte) => byte ^ key))}`;
}
