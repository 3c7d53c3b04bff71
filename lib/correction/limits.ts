// The maximum lengths of a correction's parts. Relays refuse corrections with longer parts.

/** Maximum length of the quoted passage, in code points: news sites allow reprints only as an extract of at most this length. */
export const MAX_EXACT = 500;
/** Maximum length of the context on either side of the passage, in code points. */
export const MAX_CONTEXT = 200;
/** Maximum length of the proposed wording, in code points. */
export const MAX_REPLACEMENT = 2_000;
/** Maximum length of the comment, in code points. */
export const MAX_COMMENT = 4_000;
/** Maximum length of the reader's name, in code points. */
export const MAX_NAME = 200;
/** Maximum length of an e-mail address in characters (RFC 5321, section 4.5.3.1.3, without the angle brackets). */
export const MAX_MAILBOX = 254;
/** Maximum length of a tag that this version does not know, in code points. */
export const MAX_TAG = 100;
/** Maximum length of a headline, an author, a site name or another text in one line, in code points. */
export const MAX_LINE = 500;
/**
 * Maximum length of a text fragment directive, in characters: it repeats the passage and its context at most once, and
 * percent-encoding makes up to 12 characters of a code point.
 */
export const MAX_TEXT_FRAGMENT = 12 * (MAX_EXACT + 2 * MAX_CONTEXT);
/** Maximum length of a web address with all its percent-encoding, in characters: mail programs and servers accept this many. */
export const MAX_ADDRESS = 2_048;
