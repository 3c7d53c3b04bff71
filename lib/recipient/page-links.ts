// The links of a page, as far as they may say whom to write to.

import { MAX_ADDRESS } from '../correction/limits';
import { findAll, textOf } from '../page/safe-dom';

/** A link as it stands in the page. */
export interface Anchor {
  readonly href: string;
  readonly rel: string;
  /** What it says, in one line. */
  readonly text: string;
}

/** No page needs more; a hostile one shall not keep us busy. Lengths in UTF-16 units. */
const MOST_ANCHORS = 5_000;
export const MAX_TEXT = 1_000;
const MAX_LINE = 100;

/** The page's links, in the order of the document. */
export function anchorsOf(document: Document): Anchor[] {
  const elements = outermost(findAll(document, 'a[href],area[href],link[href^="mailto:" i]'));
  return elements.flatMap((element) => {
    const text = textOf(element) ?? element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '';
    return toAnchor(element.getAttribute('href') ?? '', element.getAttribute('rel') ?? '', text) ?? [];
  });
}

/** @param text as it is written, white space and all. */
export function toAnchor(href: string, rel: string, text: string): Anchor | undefined {
  if (href.length > MAX_ADDRESS) return undefined;
  return { href, rel, text: text.slice(0, MAX_TEXT).replace(/\s+/g, ' ').trim().slice(0, MAX_LINE) };
}

/** The first and the last: a site's contact stands at the head or at the foot of its pages. */
export function outermost<T>(all: readonly T[]): readonly T[] {
  if (all.length <= MOST_ANCHORS) return all;
  return [...all.slice(0, MOST_ANCHORS / 2), ...all.slice(-MOST_ANCHORS / 2)];
}
