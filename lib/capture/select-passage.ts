// Highlights the passage of a correction again, before the key of the page's own tool is pressed.

import type { Passage } from '../correction/content';
import { cleanAddress } from '../page/address';
import type { SelectedPassage } from '../page/capture';
import { toLanguage } from '../page/language';
import { selectedRange } from '../passage/describe/selection';
import { locate } from '../passage/locate/locate';
import { collapse } from '../passage/page-text/collapse';
import { type PageText, readPageText } from '../passage/page-text/page-text';
import { pointsOf } from '../passage/page-text/range';
import { shadowRootOpener } from './frame';

/**
 * Highlights the passage in this document, unless it is the reader's highlight still. Returns `undefined` if the document is
 * another page than the correction's.
 */
export function selectPassage(passage: Passage, address: string): SelectedPassage | undefined {
  if (cleanAddress(location.href) !== address) return undefined;
  const page = readPageText(document, shadowRootOpener());
  const isSelected = isHighlighted(passage, page) || highlight(passage, page);
  if (isSelected) focus(); // a frame may not have it
  return { isSelected };
}

function isHighlighted({ exact }: Passage, page: PageText): boolean {
  const range = selectedRange(getSelection(), page);
  return range !== undefined && page.text.slice(range.start, range.end) === exact;
}

/** Highlights the same words in the same place; returns whether they are there. */
function highlight(passage: Passage, page: PageText): boolean {
  const found = locate(page.text, passage, undefined, toLanguage([document.documentElement.lang]));
  if (found.verdict === 'gone') return false;
  const words = page.text.slice(found.start, found.end);
  if (collapse(words).collapsed !== collapse(passage.exact).collapsed) return false;
  const points = pointsOf(page, found.start, found.end);
  if (points === undefined) return false;
  const [from, to] = points;
  getSelection()?.setBaseAndExtent(...from, ...to);
  from[0].parentElement?.scrollIntoView({ block: 'nearest' });
  return true;
}
