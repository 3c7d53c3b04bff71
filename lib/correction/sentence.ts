// Where sentences begin and end.

import { isAbbreviation } from './abbreviations';
import type { Passage } from './content';
import { segmenterFor } from './segmenter';

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
 * stands between two blocks of a page. In doubt two sentences are taken for one: half a sentence tells an editor less.
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

/** Sentences that the Unicode rules take for one: behind an ellipsis, and behind notes (`end.[1][2] Next`). */
const MISSED_END = /(…|[.!?]"?(\[[^\s\]]{1,9}\])+)["”»)]*\s+(?=[^\p{L}\s]?\p{Lu})/gu;

function sentenceStarts(line: string, language: string | undefined): number[] {
  const segments = segmenterFor('sentence', language).segment(line);
  const found = Array.from(segments, ({ index }) => index);
  const missed = Array.from(line.matchAll(MISSED_END), ({ index, 0: end }) => index + end.length);
  return [...found, ...missed].filter((at) => startsSentence(line, at, language));
}

/** Nothing that decides is farther away, in UTF-16 units. */
const NEAR = 30;
/** The last word or number before a full stop (`S` of `U.S.`). */
const LAST_WORD = /([\p{L}\p{M}]+|\p{N}+)\.\s+$/u;
/** Where a list's number stands: `1. Mix the dough. 2. Bake it.` */
const ITEM_BEGINS = /(^|[.!?]\s+)$/;
/** Languages that write `3.` for “third”. */
const WITH_ORDINALS = /^(de|lv|pl|cs|sk|sl|hr|hu|et|fi|da|n[bno])\b/i;

/**
 * Holds the segmenter's judgement, which knows no abbreviations, against what stands on both sides. In a language that is not
 * known, a number may be an ordinal, as in German.
 */
function startsSentence(line: string, at: number, language = 'de'): boolean {
  const next = line.slice(at, at + NEAR);
  // “Why?” he asked. Yahoo! said. And a note's number is not the beginning of anything.
  if (/^([^\p{L}\p{N}]*\p{Ll}|[^\s\]]{1,9}\])/u.test(next)) return false;
  const behind = line.slice(Math.max(0, at - NEAR), at);
  const [end = '', word = ''] = LAST_WORD.exec(behind) ?? [];
  const before = behind.slice(0, behind.length - end.length);
  if (/^(\p{N}|[IVX]{2})/u.test(word)) {
    const isOrdinal = /^(\p{N}{1,2}|[IVX]+)$/u.test(word) && WITH_ORDINALS.test(language);
    return !isOrdinal && !(word.length < 4 && ITEM_BEGINS.test(before));
  }
  return !isInitial(word, before) && !isAbbreviation(word, before, next);
}

/** `J. K.`, `z. B.`, `м.`, `EE. UU.`; neither `5k.`, nor what is a word in Ukrainian and Russian. */
function isInitial(word: string, before: string): boolean {
  return /^(\p{L}\p{M}*|(\p{Lu})\2)$/u.test(word) && !/\p{N}$/u.test(before) && !/^[яє]$/.test(word);
}
