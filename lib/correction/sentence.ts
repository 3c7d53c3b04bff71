// Finds where sentences begin and end.

import { isAbbreviation } from './abbreviations';
import type { Passage } from './content';
import { segmenterFor } from './segmenter';

export interface Sentence {
  readonly before: string;
  readonly exact: string;
  readonly after: string;
}

/**
 * Returns the sentence (or sentences) that contains the passage, on one line. The passage's prefix and suffix may be longer, to
 * distinguish it from the same words elsewhere; what they have of other sentences is left out.
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
 * Returns the bounds (UTF-16) of the sentences of `text` that `start` to `end` touches. A line break ends a sentence, because it
 * separates two blocks of a page. In doubt two sentences count as one: half a sentence would tell an editor less.
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
  const bounds = { start: from, end: to };
  for (const at of sentenceStarts(text.slice(from, to), language)) {
    if (from + at <= start) bounds.start = Math.max(bounds.start, from + at);
    else if (from + at >= end) bounds.end = Math.min(bounds.end, from + at);
  }
  return bounds;
}

/** Ends of sentences that the Unicode rules miss: after an ellipsis, and after notes (`end.[1][2] Next`, `end.¹ Next`). */
const MISSED_END = /(…|[.!?]["”»]?(\[[^\s\]]{1,9}\]|[⁰¹²³⁴-⁹][,–]?)+)["”»)]*\s+(?=[^\p{L}\s]?\p{Lu})/gu;

function sentenceStarts(line: string, language: string | undefined): number[] {
  const segments = segmenterFor('sentence', language).segment(line);
  const found = Array.from(segments, ({ index }) => index);
  const missed = Array.from(line.matchAll(MISSED_END), ({ index, 0: end }) => index + end.length);
  return [...found, ...missed].filter((at) => startsSentence(line, at, language));
}

/** How much text on either side decides whether a sentence begins, in UTF-16 units. */
const WINDOW = 30;
/** The last word or number before a full stop (`S` of `U.S.`). */
const LAST_WORD = /([\p{L}\p{M}]+|\p{N}+)\.\s+$/u;
/** The text before the number of a list item: `1. Mix the dough. 2. Bake it.` */
const ITEM_BEGINS = /(^|[.!?]\s+)$/;
/** Languages that write `3.` for “third”. */
const WITH_ORDINALS = /^(de|lv|pl|cs|sk|sl|hr|hu|et|fi|da|n[bno])\b/i;

/**
 * Whether a sentence begins at `at`, where the segmenter, which knows no abbreviations, has found one. In an unknown language a
 * number may be an ordinal, as in German.
 */
function startsSentence(line: string, at: number, language = 'de'): boolean {
  const next = line.slice(at, at + WINDOW);
  // “Why?” he asked. Yahoo! said. And no sentence begins with the number of a note.
  if (/^([^\p{L}\p{N}]*\p{Ll}|[^\s\]]{1,9}\]|[⁰¹²³⁴-⁹])/u.test(next)) return false;
  const previous = line.slice(Math.max(0, at - WINDOW), at);
  const [end = '', word = ''] = LAST_WORD.exec(previous) ?? [];
  const before = previous.slice(0, previous.length - end.length);
  if (/^(\p{N}|[IVX]{2})/u.test(word)) {
    const isOrdinal = /^(\p{N}{1,2}|[IVX]+)$/u.test(word) && WITH_ORDINALS.test(language);
    return !isOrdinal && !(word.length < 4 && ITEM_BEGINS.test(before));
  }
  return !isInitial(word, before) && !isAbbreviation(word, before, next);
}

/** Whether it is an initial: `J. K.`, `z. B.`, `м.`, `EE. UU.`, but not `5k.` or a word of one letter in Ukrainian and Russian. */
function isInitial(word: string, before: string): boolean {
  return /^(\p{L}\p{M}*|(\p{Lu})\2)$/u.test(word) && !/\p{N}$/u.test(before) && !/^[яє]$/.test(word);
}
