// The links of a page, as far as they may say whom to write to.

import { MAX_ADDRESS } from '../correction/limits';
import { findAll, textOf } from '../page/elements';

/** A link as it stands in the page. */
export interface Anchor {
  readonly href: string;
  readonly rel: string;
  readonly text: string;
}

/** A page with more links has no contact that a reader would find either; lengths in UTF-16 units. */
export const MOST_ANCHORS = 5_000;
export const MAX_TEXT = 100;

/** The page's links, in the order of the document. */
export function anchorsOf(document: Document): Anchor[] {
  return findAll(document, 'a[href],area[href],link[rel~="reply-to"][href]')
    .slice(0, MOST_ANCHORS)
    .filter((element) => (element.getAttribute('href') ?? '').length <= MAX_ADDRESS)
    .map((element) => ({
      href: element.getAttribute('href') ?? '',
      rel: element.getAttribute('rel') ?? '',
      text: (textOf(element) ?? element.getAttribute('aria-label') ?? '').slice(0, MAX_TEXT).trim(),
    }));
}
