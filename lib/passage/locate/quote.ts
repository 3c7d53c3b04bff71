// Finds words that a reader pasted or typed.

import search from 'approx-string-match';
import { collapse } from '../page-text/collapse';
import { foldWithPositions } from '../page-text/fold';

/** Of what a reader typed, so many letters may be wrong. */
const MAX_ERRORS = 0.1;

/**
 * The first place (UTF-16 in `text`) where the quote stands, whatever its case, its quotation marks and its white space;
 * else the place most like it. `undefined` where nothing is.
 */
export function locateQuote(text: string, quote: string): { start: number; end: number } | undefined {
  const page = collapse(text);
  const { folded, startInText, endInText } = foldWithPositions(page.collapsed);
  const words = foldWithPositions(collapse(quote).collapsed.trim()).folded;
  if (words === '') return undefined;
  const at = folded.indexOf(words);
  const found = at === -1 ? mostLike(folded, words) : { start: at, end: at + words.length };
  if (found === undefined) return undefined;
  return {
    start: page.startInText(startInText(found.start)),
    end: page.endInText(endInText(found.end)),
  };
}

function mostLike(text: string, words: string): { start: number; end: number } | undefined {
  const matches = search(text, words, Math.floor(words.length * MAX_ERRORS));
  return matches.sort((one, two) => one.errors - two.errors || one.start - two.start)[0];
}
