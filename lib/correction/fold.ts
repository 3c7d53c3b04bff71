// Folds a sentence with its diff to the words around each change.

import { type DiffPart, diffWords } from './diff';
import { segmenterFor } from './segmenter';

/** How many unchanged words stay next to a change. */
const KEPT_WORDS = 6;
/** How many words stay at both ends of a removed or added text, and of a passage without a change. */
const KEPT_CHANGED_WORDS = 12;
/** Minimum length of the text that is left out, in UTF-16 units: less saves no room. */
const MIN_LEFT_OUT = 20;
/** Length of the text in which the kept words are looked for, in UTF-16 units: a passage and its context are longer. */
const WINDOW = 200;
const LEFT_OUT = '…';

/** A sentence with the diff of its passage: the text before the passage, the diff, and the text after it. */
export interface ChangedSentence {
  readonly before: string;
  readonly parts: readonly DiffPart[];
  readonly after: string;
}

/**
 * Returns the sentence with `…` in place of words that are far from every change. No word is cut. If nothing changed, the whole
 * passage counts as the change, because the reader commented on it.
 *
 * @param language BCP 47 tag of the text.
 */
export function foldUnchanged(sentence: ChangedSentence, language?: string): ChangedSentence {
  const { before, parts, after } = narrowed(sentence);
  return {
    before: lastWords(before, KEPT_WORDS, language),
    parts: parts.map(({ change, text }) => {
      const isBetweenChanges = change === 'same' && parts.length > 1;
      return { change, text: endsOf(text, isBetweenChanges ? KEPT_WORDS : KEPT_CHANGED_WORDS, language) };
    }),
    after: firstWords(after, KEPT_WORDS, language),
  };
}

/** A passage longer than this is folded while the reader changes it, in UTF-16 units: about three lines of the form. */
const LONG_PASSAGE = 160;

/** Returns the word diff of a passage. In a long one, `…` is in place of words that are far from every change. */
export function foldedDiff(exact: string, replacement: string, language?: string): DiffPart[] {
  const parts = diffWords(exact, replacement, language);
  if (exact.length <= LONG_PASSAGE || exact === replacement) return parts;
  const folded = foldUnchanged({ before: '', parts, after: '' }, language);
  return [
    { change: 'same' as const, text: folded.before },
    ...folded.parts,
    { change: 'same' as const, text: folded.after },
  ].filter(({ text }) => text !== '');
}

/** Moves what is unchanged at the ends of the passage to the text around it. */
function narrowed({ before, parts, after }: ChangedSentence): ChangedSentence {
  const start = parts.findIndex(({ change }) => change !== 'same');
  if (start === -1) return { before, parts, after };
  const end = parts.findLastIndex(({ change }) => change !== 'same') + 1;
  return {
    before: before + textOf(parts.slice(0, start)),
    parts: parts.slice(start, end),
    after: textOf(parts.slice(end)) + after,
  };
}

function textOf(parts: readonly DiffPart[]): string {
  return parts.map(({ text }) => text).join('');
}

/** Returns both ends of the text, of at most `count` words each. */
function endsOf(text: string, count: number, language: string | undefined): string {
  const start = endOfFirst(text, count, language);
  const end = startOfLast(text, count, language);
  return end - start > MIN_LEFT_OUT ? `${text.slice(0, start)} ${LEFT_OUT} ${text.slice(end)}` : text;
}

function firstWords(text: string, count: number, language: string | undefined): string {
  const end = endOfFirst(text, count, language);
  return text.length - end > MIN_LEFT_OUT ? text.slice(0, end) + LEFT_OUT : text;
}

function lastWords(text: string, count: number, language: string | undefined): string {
  const start = startOfLast(text, count, language);
  return start > MIN_LEFT_OUT ? LEFT_OUT + text.slice(start) : text;
}

/** Returns the index after the first `count` words of the text; its length if it has no more than those. */
function endOfFirst(text: string, count: number, language: string | undefined): number {
  const words = wordsIn(text.slice(0, WINDOW), language);
  if (text.length > WINDOW) words.pop(); // it may be cut
  const last = words[count - 1] ?? words.at(-1);
  return last === undefined || (text.length <= WINDOW && words.length <= count) ? text.length : last.end;
}

/** Returns the index of the first of the last `count` words of the text; 0 if it has no more than those. */
function startOfLast(text: string, count: number, language: string | undefined): number {
  const offset = Math.max(0, text.length - WINDOW);
  const words = wordsIn(text.slice(offset), language);
  if (offset > 0) words.shift(); // it may be cut
  const first = words.at(-count) ?? words.at(0);
  return first === undefined || (offset === 0 && words.length <= count) ? 0 : offset + first.start;
}

function wordsIn(text: string, language: string | undefined): { start: number; end: number }[] {
  const words = [];
  for (const { segment, index, isWordLike } of segmenterFor('word', language).segment(text))
    if (isWordLike) words.push({ start: index, end: index + segment.length });
  return words;
}
