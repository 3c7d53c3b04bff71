// Runs in the page: finds a directive with our own search, in the text that `lib/passage` reads.

import { findDirective } from '../../../../lib/passage/describe/directive';
import { makeSearchable } from '../../../../lib/passage/describe/search-text';
import { selectedRange } from '../../../../lib/passage/describe/selection';
import { readPageText } from '../../../../lib/passage/page-text/page-text';
import { parseDirective } from '../../../unit/passage/describe/directive';

export interface SearchOutcome {
  /** What our search finds, as a range of the page text. */
  readonly found: { readonly start: number; readonly end: number } | undefined;
  /** The selection, as a range of the page text. */
  readonly selected: { readonly start: number; readonly end: number } | undefined;
  /** The found text. */
  readonly text: string;
}

/** @param value the text after `:~:text=` */
export function find(value: string): SearchOutcome {
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
