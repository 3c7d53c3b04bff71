// What may be quoted of a story.

import { cutToCodePoints } from './cut';
import { MAX_EXACT } from './limits';
import { segmenterFor } from './segmenter';
import { countCodePoints } from './text';

/** The longest beginning of `words` that may be quoted, cut at a word. */
export function cutToExtract(words: string): { readonly text: string; readonly shortened: boolean } {
  if (countCodePoints(words) <= MAX_EXACT) return { text: words, shortened: false };
  const longest = cutToCodePoints(words, MAX_EXACT);
  const segmenter = segmenterFor('word'); // Chinese has words, but no spaces
  const window = words.slice(0, longest.length + MAX_EXACT);
  const end = segmenter.segment(window).containing(longest.length)?.index || longest.length;
  return { text: words.slice(0, end).trimEnd(), shortened: true };
}
