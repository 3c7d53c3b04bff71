// Turns the highlight, or a quote that the reader typed, into a Passage.

import { cutToExtract } from '../correction/cut';
import type { Capture } from '../page/capture';
import { describePassage } from '../passage/describe/describe';
import { edgesFor, type QuoteRange, selectedRange } from '../passage/describe/selection';
import { locateQuote } from '../passage/locate/quote';
import { readPageText } from '../passage/page-text/page-text';
import { shadowRootOpener } from './frame';

/**
 * Returns the highlighted passage or, if there is a quote, the passage that it matches; no passage if there is none.
 *
 * @param language the page's language, as a BCP 47 tag.
 */
export function capturePassage(
  language: string | undefined,
  quote?: string,
): Pick<Capture, 'passage' | 'shortened'> {
  const page = readPageText(document, shadowRootOpener());
  const range = quote === undefined ? selectedRange(getSelection(), page) : quotedRange(page.text, quote);
  if (range === undefined) return { shortened: false };
  const { start, end, shortened } = range;
  const edges = edgesFor(page, start, end);
  return { passage: describePassage(page.text, start, end, language, edges), shortened };
}

/** Returns the range of the quote in the page text, cut to the maximum length of a passage. */
export function quotedRange(pageText: string, quote: string): QuoteRange | undefined {
  const found = locateQuote(pageText, quote);
  if (found === undefined) return undefined;
  const { text, shortened } = cutToExtract(pageText.slice(found.start, found.end));
  return { start: found.start, end: found.start + text.length, shortened };
}
