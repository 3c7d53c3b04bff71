// The e-mail addresses that a page links to, including those that Cloudflare hides from spammers.

import type { Purpose } from '../../correction/recipient';
import type { Candidate } from '../candidate';
import { sentenceAsks } from '../correction-words';
import { mailboxCandidates, mailboxesOf } from '../mailbox';
import type { Anchor } from '../page-parts';
import { plainWords, purposeOf } from '../purpose';

/**
 * Returns the candidates among the links: `rel="reply-to"` (https://microformats.org/wiki/rel-reply-to), and all other `mailto:`.
 *
 * @param isAuthors says whether the address is of an author of the page.
 */
export function mailLinks(anchors: readonly Anchor[], isAuthors: (mailbox: string) => boolean): Candidate[] {
  return anchors.flatMap(({ href, rel, text, context }) => {
    const relations = rel.toLowerCase().split(/\s+/);
    const provenance = relations.includes('reply-to') ? 'reply-to' : 'mail-link';
    return mailboxCandidates(mailboxesOf(unhidden(href)), provenance, (mailbox) => {
      const purpose = inSentence(purposeOf(mailbox, text), context);
      // A newsroom may call itself the author of its pages: `<link rel="author" href="mailto:redaktion@…">`.
      const mayBeAuthors =
        purpose === 'general' || (purpose !== undefined && purposeOf(mailbox) === 'general');
      const isTheirs =
        relations.includes('author') ||
        isAuthors(mailbox) ||
        (purpose === 'general' && areInitials(mailbox, text));
      return mayBeAuthors && isTheirs ? 'author' : purpose;
    });
  });
}

/** A link may leave it to its sentence to say what the address is for: “To suggest a correction, write to us here.” */
function inSentence(purpose: Purpose | undefined, context: string | undefined): Purpose | undefined {
  const says = purpose !== undefined && context !== undefined && sentenceAsks(context);
  return says ? 'corrections' : purpose;
}

/** Maximum length of an author's initials, in letters. */
const MAX_INITIALS = 4;

/** Whether the link is a sign such as “(abc)” under an article, with which an author signs: their address at the site is `abc@`. */
function areInitials(mailbox: string, text: string): boolean {
  const [name = ''] = mailbox.toLowerCase().split('@', 1);
  return name.length <= MAX_INITIALS && plainWords(text) === name;
}

const HIDDEN = /\/cdn-cgi\/l\/email-protection#([\da-f]{2,2000})$/i;

/** The attribute with which Cloudflare hides an address in any element. Its value is the same as after `#` in a link. */
export const HIDING_ATTRIBUTE = 'data-cfemail';

/** Returns the link that Cloudflare writes for the value of {@link HIDING_ATTRIBUTE}. */
export function hidingLink(value: string): string {
  return `/cdn-cgi/l/email-protection#${value}`;
}

/** Returns the `mailto:` link that a link of Cloudflare hides, else the link itself. */
export function unhidden(href: string): string {
  const [, code = ''] = HIDDEN.exec(href) ?? [];
  const [key, ...bytes] = (code.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return key === undefined ? href : `mailto:${String.fromCharCode(...bytes.map((byte) => byte ^ key))}`;
}
