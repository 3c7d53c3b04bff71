// Where sentences begin and end.

import type { Passage } from './correction';

export interface Sentence {
  readonly before: string;
  readonly exact: string;
  readonly after: string;
}

/**
 * The sentence (or sentences) in which the passage stands, on one line: what an editor reads to see it in place.
 * The passage's prefix and suffix may reach further, to tell it from a twin; that part is left away.
 *
 * @param language BCP 47 tag of the page.
 */
export function sentenceOf(passage: Passage, language?: string): Sentence {
  const { prefix, exact, suffix } = passage;
  const text = prefix + exact + suffix;
  const { start, end } = sentenceBounds(text, prefix.length, prefix.length + exact.length, language);
  return {
    before: text.slice(start, prefix.length).trimStart(),
    exact,
    after: text.slice(prefix.length + exact.length, end).trimEnd(),
  };
}

/**
 * The bounds (UTF-16) of the sentences that `start` to `end` touches in `text`. A line break ends a sentence: it
 * stands between two blocks of a page.
 */
export function sentenceBounds(
  text: string,
  start: number,
  end: number,
  language?: string,
): { start: number; end: number } {
  const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const to = lineBreak === -1 ? text.length : lineBreak;
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text.slice(from, to));
  const first = start > from ? sentences.containing(start - from) : undefined;
  const last = end > start ? sentences.containing(end - 1 - from) : first;
  return {
    start: from + (first?.index ?? 0),
    end: last === undefined ? to : from + last.index + last.segment.length,
  };
}
