// Finds the words that a reader pasted or typed. Runs without a DOM.

import search from 'approx-string-match';
import { collapse } from '../page-text/collapse';
import { foldWithPositions } from '../page-text/fold';

/** Maximum share of letters that the reader may have mistyped. */
const MAX_ERRORS = 0.1;

/**
 * Returns the first place (UTF-16 in `text`) of the quote, regardless of case, quotation marks and white space; if there
 * is none, the most similar place; `undefined` if nothing is similar enough.
 */
export function locateQuote(text: string, quote: string): { start: number; end: number } | undefined {
  const page = collapse(text);
  const { folded, startInText, endInText } = foldWithPositions(page.collapsed);
  const words = foldWithPositions(collapse(quote).collapsed.trim()).folded;
  if (words === '') return undefined;
  const at = folded.indexOf(words);
  const found = at === -1 ? mostSimilar(folded, words) : { start: at, end: at + words.length };
  if (found === undefined) return undefined;
  return {
    start: page.startInText(startInText(found.start)),
    end: page.endInText(endInText(found.end)),
  };
}

function mostSimilar(text: string, words: string): { start: number; end: number } | undefined {
  const matches = search(text, words, Math.floor(words.length * MAX_ERRORS));
  return matches.sort((one, two) => one.errors - two.errors || one.start - two.start)[0];
}
