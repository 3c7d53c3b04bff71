// Turns a highlight, or words that the reader quotes, into a Passage.

import { cutToExtract } from '../correction/cut';
import type { Capture } from '../page/capture';
import { describePassage } from '../passage/describe/describe';
import { edgesFor, type Stretch, selectedStretch } from '../passage/describe/selection';
import { locateQuote } from '../passage/locate/quote';
import { readPageText } from '../passage/page-text/page-text';
import { closedShadowRoots } from './frame';

/**
 * Returns the passage that is highlighted or, if the reader quotes words, the one that they name; no passage if there is none.
 *
 * @param language the page's, as a BCP 47 tag.
 */
export function capturePassage(
  language: string | undefined,
  quote?: string,
): Pick<Capture, 'passage' | 'shortened'> {
  const page = readPageText(document, closedShadowRoots());
  const stretch =
    quote === undefined ? selectedStretch(getSelection(), page) : quotedStretch(page.text, quote);
  if (stretch === undefined) return { shortened: false };
  const { start, end, shortened } = stretch;
  const edges = edgesFor(page, start, end);
  return { passage: describePassage(page.text, start, end, language, edges), shortened };
}

/** Returns where the quoted words are in the page text, cut to the length that may be quoted. */
export function quotedStretch(pageText: string, quote: string): Stretch | undefined {
  const found = locateQuote(pageText, quote);
  if (found === undefined) return undefined;
  const { text, shortened } = cutToExtract(pageText.slice(found.start, found.end));
  return { start: found.start, end: found.start + text.length, shortened };
}
