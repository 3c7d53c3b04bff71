// Turns the highlight, or a quote that the reader typed, into a Passage.

import type { Page, Passage } from '../correction/content';
import { cutToExtract } from '../correction/cut';
import type { Capture } from '../page/capture';
import { isTranslatedCopy } from '../page/copies';
import { contentTypeOf } from '../page/safe-dom';
import { describePassage } from '../passage/describe/describe';
import {
  edgesFor,
  type QuoteRange,
  rangeInText,
  selectedRange,
  trimToQuote,
} from '../passage/describe/selection';
import { locateQuote } from '../passage/locate/quote';
import { type PageText, readPageText } from '../passage/page-text/page-text';
import { deepActiveElement, shadowRootOpener } from './frame';

/** The highlighted words in the page text, or those that match a quote. */
export interface FoundWords extends QuoteRange {
  readonly pageText: PageText;
  /** The text node where they begin. */
  readonly node: Text | undefined;
}

/** Returns the highlighted words or, if there is a quote, the words that it matches; `undefined` if there are none. */
export function findWords(quote?: string): FoundWords | undefined {
  const pageText = readPageText(document, shadowRootOpener());
  const range = quote === undefined ? highlightedRange(pageText) : quotedRange(pageText.text, quote);
  if (range === undefined) return undefined;
  return { ...range, pageText, node: pageText.pieces.find(({ end }) => end > range.start)?.node };
}

/**
 * Returns the passage; no passage if no words were found.
 *
 * @param page the page that contains them.
 */
export function capturePassage(
  found: FoundWords | undefined,
  page: Page | undefined,
): Pick<Capture, 'passage' | 'shortened'> {
  if (found === undefined) return { shortened: false };
  const { pageText, start, end, shortened } = found;
  const edges = edgesFor(pageText, start, end);
  const passage = describePassage(pageText.text, start, end, page?.language, edges);
  const isFollowed = !page?.translated && followsDirectives(document);
  return { passage: isFollowed ? passage : withoutFragment(passage), shortened };
}

/**
 * Whether a text directive leads to words of this document. Chromium follows none in XHTML, XML, SVG, JSON, Markdown or scripts; and
 * the story does not have the words of a translation.
 */
function followsDirectives(document: Document): boolean {
  const type = contentTypeOf(document);
  return (type === 'text/html' || type === 'text/plain') && !isTranslatedCopy(new URL(location.href));
}

function withoutFragment({ textFragment: _leadsNowhere, ...passage }: Passage): Passage {
  return passage;
}

/** Returns the range of the highlight or, if the page has taken it away since the key went down, of what it was then. */
function highlightedRange(page: PageText): QuoteRange | undefined {
  const { corrigendaRange: atKey } = globalThis;
  globalThis.corrigendaRange = undefined;
  return selectedRange(getSelection(), page) ?? (atKey ? rangeInText([atKey], page) : undefined);
}

/**
 * Returns the words that are selected in a field for reading, if it has the focus. Its text is no part of the page text, so they
 * have no position or text fragment.
 */
export function selectedInField(
  language: string | undefined,
): Pick<Capture, 'passage' | 'shortened'> | undefined {
  const field = deepActiveElement();
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !field.readOnly)
    return undefined;
  const { value, selectionStart, selectionEnd } = field;
  const range = trimToQuote(value, selectionStart ?? 0, selectionEnd ?? 0);
  if (range === undefined) return undefined;
  const { exact, prefix, suffix } = describePassage(value, range.start, range.end, language);
  return { passage: { exact, prefix, suffix }, shortened: range.shortened };
}

/** Returns the range of the quote in the page text, cut to the maximum length of a passage. */
export function quotedRange(pageText: string, quote: string): QuoteRange | undefined {
  const found = locateQuote(pageText, quote);
  if (found === undefined) return undefined;
  const { text, shortened } = cutToExtract(pageText.slice(found.start, found.end));
  return { start: found.start, end: found.start + text.length, shortened };
}
