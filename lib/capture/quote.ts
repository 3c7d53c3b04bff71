// From the words that a reader quotes to what may be quoted of the page.

import { cutToExtract } from '../correction/extract';
import type { Stretch } from '../passage/describe/selection';
import { locateQuote } from '../passage/locate/quote';

/** Where the quoted words stand in the page text, or the beginning of them that may be quoted. */
export function quotedStretch(pageText: string, quote: string): Stretch | undefined {
  const found = locateQuote(pageText, quote);
  if (found === undefined) return undefined;
  const { text, shortened } = cutToExtract(pageText.slice(found.start, found.end));
  return { start: found.start, end: found.start + text.length, shortened };
}
