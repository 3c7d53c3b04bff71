// How much of a passage's context stands around a place.

import { sentenceBounds } from '../../correction/sentence';
import type { Collapsed } from '../page-text/collapse';
import { agreementAfter, agreementBefore } from './duplicates';
import { type Query, wordsAfter, wordsBefore } from './query';
import { align, BREAK, type Words, wordsOf } from './words';

/** How much of one side of the context stands at a place. */
export interface Side {
  /** Characters that are the same, from the passage on, without a break. */
  readonly verbatim: number;
  /** And so many of it are in the passage's sentence. */
  readonly lengthInSentence: number;
  /** Weight of the words found, and of all. */
  readonly found: number;
  readonly weight: number;
  /** All of it stands there, character by character; where there is none, a sentence begins or ends there. */
  readonly isComplete: boolean;
  /** A line ends where the context went on: as in a headline that says only a part of the sentence. */
  readonly isCutOff: boolean;
  /** Something was put in between the passage and the word of the context that stood beside it. */
  readonly isSeparated: boolean;
  /** Weight of those beyond the sentence that are found, and of all of those. */
  readonly foundOutside: number;
  readonly weightOutside: number;
}

export interface Context {
  /** The line breaks of the context stand where they stood, too. */
  readonly hasSameLines: boolean;
  readonly before: Side;
  readonly after: Side;
}

/** Words that were put in push the far end of the context away, by so much of its length and so many characters. */
const REACH = 1.3;
const REACH_MORE = 60;

export function contextAt(page: Collapsed, query: Query, start: number, end: number): Context {
  const { collapsed, lines } = page;
  const { prefix, suffix } = query;
  const before = agreementWithEnd(collapsed, start, prefix);
  const after = agreementWithStart(collapsed, end, suffix);
  const reach = (context: string) => Math.ceil(context.length * REACH) + REACH_MORE;
  return {
    hasSameLines:
      lines.startsWith(query.lines.suffix, end) && lines.slice(0, start).endsWith(query.lines.prefix),
    before: {
      verbatim: before,
      lengthInSentence: prefix.length - query.outside.lengthBefore,
      isCutOff: before < prefix.length && isCutOffBefore(lines, start, query.lines.prefix),
      isComplete: prefix === '' ? isSentenceStart(page, query, start) : before === prefix.length,
      ...found(before, prefix.length, wordsBefore(query), -1, [0, query.outside.wordsBefore], () =>
        wordsOf(lines.slice(Math.max(0, start - reach(prefix)), start)),
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
        () => wordsOf(lines.slice(end, end + reach(suffix))),
      ),
    },
  };
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
  around: () => Words,
): Pick<Side, 'isSeparated' | 'found' | 'weight' | 'foundOutside' | 'weightOutside'> {
  const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);
  const others = verbatim === length ? undefined : around();
  const matches = others === undefined ? undefined : align(context, others);
  const beside = matches?.at(nearest) ?? -1;
  const next = nearest === 0 ? 0 : (others?.words.length ?? 0) - 1;
  const standing = context.weights.map((weight, index) => (matches?.[index] === -1 ? 0 : weight));
  return {
    isSeparated: beside !== -1 && beside !== next,
    // A word of which a part agrees is no other word; one character, a space, is no agreement.
    found: Math.max(sum(standing), length === 0 ? 0 : (sum(context.weights) * (verbatim - 1)) / length),
    weight: sum(context.weights),
    foundOutside: sum(standing.slice(...outside)),
    weightOutside: sum(context.weights.slice(...outside)),
  };
}

/** Whether a sentence may end where the text ends. */
export function endsSentence(text: string): boolean {
  return /(^|\n|[.!?…。！？:]["'”“»’)\]]*\s?)$/u.test(text.slice(-8));
}

/** Where the passage itself may stand still, the language's rules are asked as well, as when it was described. */
const STILL = 50;

function isSentenceStart({ lines }: Collapsed, { position, language }: Query, at: number): boolean {
  if (endsSentence(lines.slice(0, at))) return true;
  if (position !== undefined && Math.abs(position - at) > STILL) return false;
  const from = Math.max(0, at - WINDOW);
  return (
    sentenceBounds(lines.slice(from, at + WINDOW), at - from, at - from + 1, language).start === at - from
  );
}

function isSentenceEnd({ lines }: Collapsed, { position, exact, language }: Query, at: number): boolean {
  if (/^\s*($|\n)/u.test(lines.slice(at, at + 8))) return true;
  if (lines.charAt(at) === ' ' && endsSentence(lines.slice(0, at))) return true;
  if (position !== undefined && Math.abs(position + exact.length - at) > STILL) return false;
  const from = Math.max(0, at - WINDOW);
  const window = lines.slice(from, at + WINDOW);
  const { end } = sentenceBounds(window, at - from - 1, at - from, language);
  return window.slice(0, end).trimEnd().length === at - from;
}

/** Of a text, so much is segmented on either side (UTF-16). */
const WINDOW = 800;

/** How many characters before `start` are the last of the prefix. */
export function agreementWithEnd(text: string, start: number, prefix: string): number {
  return agreementBefore(text, start, prefix, prefix.length, prefix.length);
}

/** How many characters from `end` on are the first of the suffix. */
export function agreementWithStart(text: string, end: number, suffix: string): number {
  return agreementAfter(text, end, suffix, 0, suffix.length);
}
