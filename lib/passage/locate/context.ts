// How much of a passage's context stands around a place.

import { sentenceBounds } from '../../correction/sentence';
import type { Collapsed } from '../page-text/collapse';
import { agreementBefore, agreementBehind } from './duplicates';
import { type Sought, wordsBefore, wordsBehind } from './query';
import { align, BREAK, type Words, wordsOf } from './words';

/** How much of one side of the context stands at a place. */
export interface Side {
  /** Characters that are the same, from the passage on, without a break. */
  readonly literal: number;
  /** And so many of it are in the passage's sentence. */
  readonly within: number;
  /** Weight of the words found, and of all. */
  readonly found: number;
  readonly weight: number;
  /** All of it stands there, character by character; where there is none, a sentence begins or ends there. */
  readonly isWhole: boolean;
  /** A line ends where the context went on: as in a headline that says only a part of the sentence. */
  readonly isCutOff: boolean;
  /** Something was put in between the passage and the word of the context that stood beside it. */
  readonly isParted: boolean;
  /** Weight of those beyond the sentence that are found, and of all of those. */
  readonly foundBeyond: number;
  readonly weightBeyond: number;
}

export interface Context {
  /** The line breaks of the context stand where they stood, too. */
  readonly hasSameLines: boolean;
  readonly before: Side;
  readonly behind: Side;
}

/** Words that were put in push the far end of the context away, by so much of its length and so many characters. */
const REACH = 1.3;
const REACH_MORE = 60;

export function contextAt(page: Collapsed, sought: Sought, start: number, end: number): Context {
  const { collapsed, lines } = page;
  const { prefix, suffix } = sought;
  const before = agreementWithEnd(collapsed, start, prefix);
  const behind = agreementWithStart(collapsed, end, suffix);
  const reach = (context: string) => Math.ceil(context.length * REACH) + REACH_MORE;
  return {
    hasSameLines:
      lines.startsWith(sought.lines.suffix, end) && lines.slice(0, start).endsWith(sought.lines.prefix),
    before: {
      literal: before,
      within: prefix.length - sought.beyond.lengthBefore,
      isCutOff: before < prefix.length && isCutOffBefore(lines, start, sought.lines.prefix),
      isWhole: prefix === '' ? isSentenceStart(page, sought, start) : before === prefix.length,
      ...found(before, prefix.length, wordsBefore(sought), -1, [0, sought.beyond.before], () =>
        wordsOf(lines.slice(Math.max(0, start - reach(prefix)), start)),
      ),
    },
    behind: {
      literal: behind,
      within: suffix.length - sought.beyond.lengthBehind,
      isCutOff: behind < suffix.length && isCutOffBehind(lines, end, sought.lines.suffix),
      isWhole: suffix === '' ? isSentenceEnd(page, sought, end) : behind === suffix.length,
      ...found(
        behind,
        suffix.length,
        wordsBehind(sought),
        0,
        [-sought.beyond.behind || Number.POSITIVE_INFINITY],
        () => wordsOf(lines.slice(end, end + reach(suffix))),
      ),
    },
  };
}

function isCutOffBefore(lines: string, start: number, prefix: string): boolean {
  const at = start - agreementWithEnd(lines, start, prefix);
  return at <= 0 || lines.charAt(at - 1) === BREAK;
}

function isCutOffBehind(lines: string, end: number, suffix: string): boolean {
  const at = end + agreementWithStart(lines, end, suffix);
  return at >= lines.length || lines.charAt(at) === BREAK;
}

function found(
  literal: number,
  length: number,
  context: Words,
  nearest: -1 | 0,
  beyond: [number, number?],
  around: () => Words,
): Pick<Side, 'isParted' | 'found' | 'weight' | 'foundBeyond' | 'weightBeyond'> {
  const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);
  const others = literal === length ? undefined : around();
  const matches = others === undefined ? undefined : align(context, others);
  const beside = matches?.at(nearest) ?? -1;
  const next = nearest === 0 ? 0 : (others?.words.length ?? 0) - 1;
  const standing = context.weights.map((weight, index) => (matches?.[index] === -1 ? 0 : weight));
  return {
    isParted: beside !== -1 && beside !== next,
    // A word of which a part agrees is no other word; one character, a space, is no agreement.
    found: Math.max(sum(standing), length === 0 ? 0 : (sum(context.weights) * (literal - 1)) / length),
    weight: sum(context.weights),
    foundBeyond: sum(standing.slice(...beyond)),
    weightBeyond: sum(context.weights.slice(...beyond)),
  };
}

/** Whether a sentence may end where the text ends. */
export function endsSentence(text: string): boolean {
  return /(^|\n|[.!?…。！？:]["'”“»’)\]]*\s?)$/u.test(text.slice(-8));
}

/** Where the passage itself may stand still, the language's rules are asked as well, as when it was described. */
const STILL = 50;

function isSentenceStart({ lines }: Collapsed, { position, language }: Sought, at: number): boolean {
  if (endsSentence(lines.slice(0, at))) return true;
  if (position !== undefined && Math.abs(position - at) > STILL) return false;
  const from = Math.max(0, at - WINDOW);
  return (
    sentenceBounds(lines.slice(from, at + WINDOW), at - from, at - from + 1, language).start === at - from
  );
}

function isSentenceEnd({ lines }: Collapsed, { position, exact, language }: Sought, at: number): boolean {
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
  return agreementBehind(text, end, suffix, 0, suffix.length);
}
