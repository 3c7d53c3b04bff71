// Runs in the page: what our own search takes a directive to mean, on the text that `lib/passage` reads there.

import { findDirective } from '../../../../lib/passage/describe/directive';
import { makeSearchable } from '../../../../lib/passage/describe/search-text';
import { selectedRange } from '../../../../lib/passage/describe/selection';
import { readPageText } from '../../../../lib/passage/page-text/page-text';
import { parseDirective } from '../../../unit/passage/describe/directive';

export interface Stretches {
  /** What our search finds, as a stretch of the page text. */
  readonly found: { readonly start: number; readonly end: number } | undefined;
  /** What is selected. */
  readonly selected: { readonly start: number; readonly end: number } | undefined;
  readonly text: string;
}

/** @param value what stands behind `:~:text=` */
export function find(value: string): Stretches {
  const page = readPageText(document);
  const language = document.documentElement.lang;
  const found = findDirective(makeSearchable(page.text, language, page.edges), parseDirective(value));
  const selected = selectedRange(getSelection(), page);
  return {
    found,
    selected: selected && { start: selected.start, end: selected.end },
    text: found === undefined ? '' : page.text.slice(found.start, found.end),
  };
}
