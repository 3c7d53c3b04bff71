// How much of the passage's context is there around a place of today's text.

import { sentenceBounds } from '../../correction/sentence';
import type { Collapsed } from '../page-text/collapse';
import { agreementAfter, agreementBefore } from './duplicates';
import { findOtherWord, type OtherWord } from './lookalike';
import { type Query, wordsAfter, wordsBefore } from './query';
import type { Thresholds } from './thresholds';
import { align, BREAK, type Words, wordsOf } from './words';

/** One side of the context, compared with what is there. */
interface Side {
  /** Characters that agree without a gap, counted from the passage outwards. */
  readonly verbatim: number;
  /** How many characters of this side belong to the passage's sentence. */
  readonly lengthInSentence: number;
  /** Weight of the words that are there, and of all. */
  readonly found: number;
  readonly weight: number;
  /** Whether every character is there; if there is no context on this side, whether a sentence begins or ends. */
  readonly isComplete: boolean;
  /** Whether a line ends before the context does, as in a headline that has only part of the sentence. */
  readonly isCutOff: boolean;
  /** Whether another word stands in the place of one in the passage's sentence, as in a lookalike. */
  readonly otherWord: OtherWord;
  /** Whether something was inserted between the passage and the word of the context next to it. */
  readonly isSeparated: boolean;
  /** The same as `found` and `weight`, for the words outside the passage's sentence. */
  readonly foundOutside: number;
  readonly weightOutside: number;
}

export interface Context {
  /** Whether the context has its line breaks in the same places. */
  readonly hasSameLines: boolean;
  /** How many of the sentence's two neighbours, which tell it from its lookalikes, are next to it. */
  readonly neighbours: number;
  readonly before: Side;
  readonly after: Side;
}

export function contextAt(page: Collapsed, query: Query, start: number, end: number): Context {
  const { collapsed, lines } = page;
  const { prefix, suffix } = query;
  const before = agreementWithEnd(collapsed, start, prefix);
  const after = agreementWithStart(collapsed, end, suffix);
  const reach = (context: string) => context.length + query.thresholds.contextExtra;
  return {
    hasSameLines:
      lines.startsWith(query.lines.suffix, end) && lines.slice(0, start).endsWith(query.lines.prefix),
    neighbours: countNeighbours(page, query, start, end, [before, after]),
    before: {
      verbatim: before,
      lengthInSentence: prefix.length - query.outside.lengthBefore,
      isCutOff: before < prefix.length && isCutOffBefore(lines, start, query.lines.prefix),
      isComplete: prefix === '' ? isSentenceStart(page, query, start) : before === prefix.length,
      ...found(
        before,
        prefix.length,
        wordsBefore(query),
        -1,
        [0, query.outside.wordsBefore],
        [query.outside.wordsBefore, query.counts.prefix],
        () => wordsOf(lines.slice(Math.max(0, start - reach(prefix)), start), query.thresholds),
        query.thresholds,
      ),
    },
    after: {
      verbatim: after,
      lengthInSentence: suffix.length - query.outside.lengthAfter,
      isCutOff: after < suffix.length && isCutOffAfter(lines, end, query.lines.suffix),
      isComplete: suffix === '' ? isSentenceEnd(page, query, end) : after === suffix.length,
      ...found(
        after,
        suffix.length,
        wordsAfter(query),
        0,
        [-query.outside.wordsAfter || Number.POSITIVE_INFINITY],
        [0, query.words.words.length - query.counts.prefix - query.counts.exact - query.outside.wordsAfter],
        () => wordsOf(lines.slice(end, end + reach(suffix)), query.thresholds),
        query.thresholds,
      ),
    },
  };
}

/** @param verbatim how many characters of prefix and suffix are there. If the sentence was edited, its length may be another. */
function countNeighbours(
  { collapsed }: Collapsed,
  { prefix, suffix, outside, lookalikes, thresholds }: Query,
  start: number,
  end: number,
  verbatim: readonly [number, number],
): number {
  if (typeof lookalikes === 'string') return 0;
  const { before, after } = lookalikes;
  const reach = (length: number, agreement: number) =>
    length + (agreement >= length ? 1 : thresholds.contextExtra);
  const from = start - before.length - reach(prefix.length - outside.lengthBefore, verbatim[0]);
  const to = end + after.length + reach(suffix.length - outside.lengthAfter, verbatim[1]);
  const isThere = (words: string, around: string) => words !== '' && around.includes(words);
  return (
    Number(isThere(before, collapsed.slice(Math.max(0, from), start))) +
    Number(isThere(after, collapsed.slice(end, to)))
  );
}

function isCutOffBefore(lines: string, start: number, prefix: string): boolean {
  const at = start - agreementWithEnd(lines, start, prefix);
  return at <= 0 || lines.charAt(at - 1) === BREAK;
}

function isCutOffAfter(lines: string, end: number, suffix: string): boolean {
  const at = end + agreementWithStart(lines, end, suffix);
  return at >= lines.length || lines.charAt(at) === BREAK;
}

function found(
  verbatim: number,
  length: number,
  context: Words,
  nearest: -1 | 0,
  outside: [number, number?],
  inside: [number, number],
  around: () => Words,
  thresholds: Thresholds,
): Pick<Side, 'otherWord' | 'isSeparated' | 'found' | 'weight' | 'foundOutside' | 'weightOutside'> {
  const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);
  const others = verbatim === length ? undefined : around();
  const matches = others === undefined ? undefined : align(context, others, thresholds);
  const beside = matches?.at(nearest) ?? -1;
  const next = nearest === 0 ? 0 : (others?.words.length ?? 0) - 1;
  const standing = context.weights.map((weight, index) => (matches?.[index] === -1 ? 0 : weight));
  const passage = nearest === 0 ? 'before' : 'after';
  return {
    otherWord:
      matches === undefined || others === undefined
        ? 'none'
        : findOtherWord({ context: context.words, matches, found: others, passage }, ...inside, thresholds),
    isSeparated: beside !== -1 && beside !== next,
    // Half a word that agrees counts too. The first character does not: it is a space.
    found: Math.max(sum(standing), length === 0 ? 0 : (sum(context.weights) * (verbatim - 1)) / length),
    weight: sum(context.weights),
    foundOutside: sum(standing.slice(...outside)),
    weightOutside: sum(context.weights.slice(...outside)),
  };
}

/** Whether a sentence may end at the end of the text. */
export function endsSentence(text: string): boolean {
  return /(^|\n|[.!?…。！？:]["'”“»’)\]]*\s?)$/u.test(text.slice(-8));
}

function isSentenceStart({ lines }: Collapsed, { language }: Query, at: number): boolean {
  if (endsSentence(lines.slice(0, at))) return true;
  const from = Math.max(0, at - WINDOW);
  return (
    sentenceBounds(lines.slice(from, at + WINDOW), at - from, at - from + 1, language).start === at - from
  );
}

function isSentenceEnd({ lines }: Collapsed, { language }: Query, at: number): boolean {
  if (/^\s*($|\n)/u.test(lines.slice(at, at + 8))) return true;
  if (lines.charAt(at) === ' ' && endsSentence(lines.slice(0, at))) return true;
  const from = Math.max(0, at - WINDOW);
  const window = lines.slice(from, at + WINDOW);
  const { end } = sentenceBounds(window, at - from - 1, at - from, language);
  return window.slice(0, end).trimEnd().length === at - from;
}

/** How much text on either side is segmented into sentences (UTF-16); all of it would take too long. */
const WINDOW = 800;

/** Returns how many characters before `start` agree with the end of the prefix. */
export function agreementWithEnd(text: string, start: number, prefix: string): number {
  return agreementBefore(text, start, prefix, prefix.length, prefix.length);
}

/** Returns how many characters from `end` on agree with the beginning of the suffix. */
export function agreementWithStart(text: string, end: number, suffix: string): number {
  return agreementAfter(text, end, suffix, 0, suffix.length);
}
