// Cuts text to a length in code points, between graphemes or words.

import { MAX_EXACT } from './limits';
import { segmenterFor } from './segmenter';
import { countCodePoints } from './text';

/**
 * Returns the longest beginning of `text` that has at most `max` code points and splits no grapheme (a letter with its accents, a
 * family emoji).
 */
export function cutToCodePoints(text: string, max: number): string {
  if (text.length <= max) return text;
  const graphemes = segmenterFor('grapheme').segment(text);
  let count = 0;
  let end = 0;
  for (let next = graphemes.containing(end); next; next = graphemes.containing(end)) {
    count += countCodePoints(next.segment);
    if (count > max) break;
    end += next.segment.length;
  }
  return text.slice(0, end);
}

/** Returns `text` if it has at most `max` code points, else its beginning with an ellipsis, `max` code points in all. */
export function shorten(text: string, max: number): string {
  return countCodePoints(text) <= max ? text : `${cutToCodePoints(text, max - 1).trimEnd()}…`;
}

/** Returns the longest end of `text` that has at most `max` code points and splits no grapheme. */
export function cutToLastCodePoints(text: string, max: number): string {
  if (text.length <= max) return text;
  const graphemes = segmenterFor('grapheme').segment(text);
  let count = 0;
  let start = text.length;
  for (let last = graphemes.containing(start - 1); last; last = graphemes.containing(start - 1)) {
    count += countCodePoints(last.segment);
    if (count > max) break;
    start = last.index;
  }
  return text.slice(start);
}

/** Returns the longest beginning of `words` that may be quoted, cut between two words. */
export function cutToExtract(words: string): { readonly text: string; readonly shortened: boolean } {
  if (countCodePoints(words) <= MAX_EXACT) return { text: words, shortened: false };
  const longest = cutToCodePoints(words, MAX_EXACT);
  const segmenter = segmenterFor('word'); // Chinese has words, but no spaces between them
  const window = words.slice(0, longest.length + MAX_EXACT);
  const end = segmenter.segment(window).containing(longest.length)?.index || longest.length;
  return { text: words.slice(0, end).trimEnd(), shortened: true };
}
