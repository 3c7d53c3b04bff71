// Text cut to a length in code points, between graphemes.

import { countCodePoints } from './text';

/**
 * The longest beginning of `text` that has at most `max` code points and splits no grapheme
 * (a letter with its accents, a family emoji), so that what is left can still be read.
 */
export function cutToCodePoints(text: string, max: number): string {
  if (text.length <= max) return text;
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text);
  let kept = 0;
  let end = 0;
  for (const { segment, index } of graphemes) {
    kept += countCodePoints(segment);
    if (kept > max) return text.slice(0, end);
    end = index + segment.length;
  }
  return text;
}

/** `text`, or as much of it as `max` code points hold with an ellipsis behind it. */
export function shorten(text: string, max: number): string {
  return countCodePoints(text) <= max ? text : `${cutToCodePoints(text, max - 1).trimEnd()}…`;
}

/** The longest end of `text` that has at most `max` code points and splits no grapheme. */
export function cutFromCodePoints(text: string, max: number): string {
  if (text.length <= max) return text;
  const graphemes = Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text));
  let kept = 0;
  let start = text.length;
  for (const { segment, index } of graphemes.reverse()) {
    kept += countCodePoints(segment);
    if (kept > max) return text.slice(start);
    start = index;
  }
  return text;
}
