// The links of a page that may name a contact.

import { MAX_ADDRESS } from '../correction/limits';
import { findAll, textOf } from '../page/safe-dom';

/** A link as it is written in the page. */
export interface Anchor {
  readonly href: string;
  readonly rel: string;
  /** The text of the link, in one line. */
  readonly text: string;
}

/** Maximum number of links that are read, to limit the work on a hostile page. */
const MAX_ANCHORS = 5_000;
/** Maximum length of a link's text as it is written, with all white space, in UTF-16 units. */
export const MAX_TEXT = 1_000;
/** Maximum length of a link's text in one line, in UTF-16 units. */
const MAX_LINE = 100;

/** Returns the page's links, in the order of the document. */
export function anchorsOf(document: Document): Anchor[] {
  const elements = outermost(findAll(document, 'a[href],area[href],link[href^="mailto:" i]'));
  return elements.flatMap((element) => {
    const text = textOf(element) ?? element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '';
    return toAnchor(element.getAttribute('href') ?? '', element.getAttribute('rel') ?? '', text) ?? [];
  });
}

/** @param text the text as it is written, with all white space. */
export function toAnchor(href: string, rel: string, text: string): Anchor | undefined {
  if (href.length > MAX_ADDRESS) return undefined;
  return { href, rel, text: text.slice(0, MAX_TEXT).replace(/\s+/g, ' ').trim().slice(0, MAX_LINE) };
}

/** Returns the first and the last ones, if there are too many: sites name their contact at the top or the bottom of a page. */
export function outermost<T>(all: readonly T[]): readonly T[] {
  if (all.length <= MAX_ANCHORS) return all;
  return [...all.slice(0, MAX_ANCHORS / 2), ...all.slice(-MAX_ANCHORS / 2)];
}
