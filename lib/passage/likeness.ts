// How alike two short texts are.

import search from 'approx-string-match';

/** The share of `text`'s characters that stand in `other` too, in the same order and close together: 0 to 1. */
export function likeness(text: string, other: string): number {
  if (text === '') return 1;
  const limit = Math.floor(text.length / 2);
  const [best] = search(other, text, limit).toSorted((one, two) => one.errors - two.errors);
  return best === undefined ? 0 : 1 - best.errors / text.length;
}
