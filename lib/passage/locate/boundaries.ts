// Where the passage begins and ends now, if its words were changed.

import { sentenceBounds } from '../../correction/sentence';
import type { Collapsed } from '../page-text/collapse';
import { endsSentence } from './context';
import type { Query } from './query';
import { BREAK, type Words } from './words';

/**
 * Returns the stretch (UTF-16) between the words that are aligned with the context. If the passage began or ended a
 * sentence, the stretch does too.
 *
 * @param matches for each word of prefix, passage and suffix, its index in `found`, or -1.
 */
export function findBoundaries(
  page: Collapsed,
  query: Query,
  matches: Int32Array,
  found: Words,
): { start: number; end: number } | undefined {
  const { lines } = page;
  const { counts } = query;
  const first = boundaryAt(matches, counts.prefix);
  const last = boundaryAt(matches, counts.prefix + counts.exact);
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [clamp(first.at, found), clamp(last.at, found)];
  let start = found.starts[from] ?? found.ends.at(-1) ?? 0;
  let end = to > from ? (found.ends[to - 1] ?? start) : start;
  if (query.isOneLine) ({ start, end } = withinLine(lines, start, end, first.isAnyLaterKnown));
  const beginsSentence = isBare(query.prefix) || endsSentence(query.prefix);
  const endsIt = isBare(query.suffix) || endsSentence(query.exact);
  if (beginsSentence && !first.isPreviousKnown && !first.isNextKnown) {
    start = nearest(
      sentenceStarts(lines, start - query.thresholds.sentenceReach, end, query.isOneLine ? end : undefined),
      start,
    );
    if (query.prefix !== '' && lines.startsWith(query.prefix.trim(), start))
      start += query.prefix.trim().length;
  }
  if (endsIt && !last.isNextKnown && !last.isPreviousKnown) {
    end = sentenceEnd(lines, query, start, end);
    const sign = isBare(query.suffix) ? query.suffix.trim() : '';
    if (sign !== '' && lines.slice(start, end).endsWith(sign)) end -= sign.length;
  }
  ({ start, end } = withoutPartialWords(lines, query, start, end));
  // A passage at the beginning or the end of a sentence that lost that part is gone: what is next to it is another sentence.
  if (beginsSentence && !endsSentence(query.exact) && last.isNextKnown && endsSentence(lines.slice(0, end)))
    start = end;
  if (endsIt && !beginsSentence && first.isPreviousKnown && endsLine(lines, start)) end = start;
  if (!/[\p{L}\p{N}]/u.test(lines.slice(start, end)) && !isBare(query.exact)) end = start;
  const cut = [start, end].find((at) => isCutAt(page.collapsed, query, at));
  return cut === undefined ? { start, end: Math.max(start, end) } : { start: cut, end: cut };
}

/** Whether the text has no letters and digits. */
export function isBare(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

export function sentenceEnd(
  lines: string,
  { exact, isOneLine, language, thresholds }: Query,
  start: number,
  near: number,
): number {
  const isOne = exact !== '' && sentenceBounds(exact, 0, 1, language).end >= exact.trimEnd().length;
  if (isOneLine && isOne && start < lines.length) {
    const window = lines.slice(start, start + thresholds.sentenceReach + 2 * exact.length);
    return start + window.slice(0, sentenceBounds(window, 0, 1, language).end).trimEnd().length;
  }
  return nearest(
    sentenceEnds(lines, start, near + thresholds.sentenceReach, isOneLine ? start : undefined),
    near,
  );
}

/** Whether prefix and suffix meet at the position. */
function isCutAt(text: string, query: Query, at: number): boolean {
  const [prefix, suffix] = [query.prefix.trim(), query.suffix.trim()];
  if (prefix === '' || suffix === '') return false;
  const before = text.slice(Math.max(0, at - prefix.length - 1), at).trimEnd();
  return (
    before.endsWith(prefix) &&
    text
      .slice(at, at + suffix.length + 1)
      .trimStart()
      .startsWith(suffix)
  );
}

function endsLine(lines: string, at: number): boolean {
  return lines.slice(at - 1, at + 1).includes(BREAK) || at >= lines.length;
}

/** If the passage began or ended within a word, leaves out the rest of that word. */
function withoutPartialWords(lines: string, { prefix, exact, suffix }: Query, start: number, end: number) {
  const before = /^[\p{L}\p{N}]/u.test(exact) ? (/[\p{L}\p{N}\p{M}]+$/u.exec(prefix)?.[0] ?? '') : '';
  const after = /[\p{L}\p{N}]$/u.test(exact) ? (/^[\p{L}\p{N}\p{M}]+/u.exec(suffix)?.[0] ?? '') : '';
  const words = lines.slice(start, end);
  const from = before !== '' && words.startsWith(before) ? start + before.length : start;
  const to = after !== '' && words.endsWith(after) ? end - after.length : end;
  return from <= to ? { start: from, end: to } : { start, end };
}

function clamp(at: number, { words }: Words): number {
  return Math.max(0, Math.min(words.length, at));
}

interface Boundary {
  /** Index of the first word after it. */
  readonly at: number;
  /** Whether the word right before, or right after, is aligned. */
  readonly isPreviousKnown: boolean;
  readonly isNextKnown: boolean;
  /** Whether any word after it is aligned. */
  readonly isAnyLaterKnown: boolean;
}

/** Words that match nothing, around a boundary, are divided in the proportion in which the passage and its context lost words. */
function boundaryAt(matches: Int32Array, boundary: number): Boundary | undefined {
  let [left, right] = [boundary - 1, boundary];
  while (left >= 0 && matches[left] === -1) left -= 1;
  while (right < matches.length && matches[right] === -1) right += 1;
  const [before, after] = [matches[left], matches[right]];
  const [missedBefore, missedAfter] = [boundary - 1 - left, right - boundary];
  const known = {
    isPreviousKnown: missedBefore === 0 && before !== undefined,
    isNextKnown: missedAfter === 0 && after !== undefined,
    isAnyLaterKnown: after !== undefined,
  };
  if (before === undefined) return after === undefined ? undefined : { at: after - missedAfter, ...known };
  if (after === undefined) return { at: before + 1 + missedBefore, ...known };
  const missed = missedBefore + missedAfter;
  const share = missed === 0 ? 0 : missedBefore / missed;
  return { at: before + 1 + Math.round((after - before - 1) * share), ...known };
}

/** Returns the part of the stretch on the line of its start or, if only its end is known, of its end. */
function withinLine(
  lines: string,
  start: number,
  end: number,
  fromEnd: boolean,
): { start: number; end: number } {
  const inner = lines.slice(start, end);
  if (!inner.includes(BREAK)) return { start, end };
  if (fromEnd) return { start: start + inner.lastIndexOf(BREAK) + 1, end };
  return { start, end: start + inner.indexOf(BREAK) };
}

const SENTENCE_END = /[.!?…。！？]["'”“»’)\]]*(?=\s|$)|(?=\n)/gu;

/** Returns where sentences end from `from` to `to`; with `on`, only on the line of that position. */
function sentenceEnds(lines: string, from: number, to: number, on?: number): number[] {
  const lineEnd = on === undefined ? -1 : lines.indexOf(BREAK, on);
  const last = Math.min(to, lines.length, lineEnd === -1 ? lines.length : lineEnd);
  const part = lines.slice(from, Math.max(from, last));
  const ends = Array.from(part.matchAll(SENTENCE_END), ({ index, 0: sign }) => from + index + sign.length);
  return endsLine(lines, last) ? [...ends, last] : ends;
}

/** Returns where sentences start from `from` to `to`; with `on`, only on the line of that position. */
export function sentenceStarts(lines: string, from: number, to: number, on?: number): number[] {
  const lineStart = on === undefined || on === 0 ? 0 : lines.lastIndexOf(BREAK, on - 1) + 1;
  const first = Math.max(0, from, lineStart);
  const starts = sentenceEnds(lines, first, to).map((end) => Math.min(to, end + 1));
  return first === 0 || lines.charAt(first - 1) === BREAK ? [first, ...starts] : starts;
}

export function nearest(places: readonly number[], near: number): number {
  const [first = near, ...others] = places;
  return others.reduce((best, at) => (Math.abs(at - near) < Math.abs(best - near) ? at : best), first);
}
