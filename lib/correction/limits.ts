// How long the parts of a correction may be.

/** The longest extract of a story that may be quoted, in code points: the reprint rule of the sites we serve. */
export const MAX_EXACT = 500;
/** The longest context on either side of the extract, in code points. */
export const MAX_CONTEXT = 200;
/** Longest texts that a reader may write, in code points. */
export const MAX_REPLACEMENT = 2_000;
export const MAX_COMMENT = 4_000;
/** Longest tag that this version does not know, in code points. */
export const MAX_TAG = 100;
/** Longest headline, author or site name, in code points. */
export const MAX_LINE = 500;
/** A directive repeats at most the quote and its context, percent-encoded (up to 12 characters a code point). */
export const MAX_TEXT_FRAGMENT = 12 * (MAX_EXACT + 2 * MAX_CONTEXT);
/** Longest web address, written out: what mail programs and servers take. */
export const MAX_ADDRESS = 2_048;
