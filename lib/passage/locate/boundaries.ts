// Where a passage whose words were changed begins and ends now.

import { sentenceBounds } from '../../correction/sentence';
import type { Collapsed } from '../page-text/collapse';
import { endsSentence } from './context';
import type { Sought } from './query';
import { BREAK, type Words } from './words';

/**
 * The stretch (UTF-16) that stands for the passage, if `matches` tells for each word of prefix, passage and suffix which
 * of the words `found` it is, or -1. Where the passage began or ended a sentence, it still does.
 */
export function bordersIn(
  page: Collapsed,
  sought: Sought,
  matches: Int32Array,
  found: Words,
): { start: number; end: number } | undefined {
  const { lines } = page;
  const { counts } = sought;
  const first = borderAt(matches, counts.prefix);
  const last = borderAt(matches, counts.prefix + counts.exact);
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [clamp(first.at, found), clamp(last.at, found)];
  let start = found.starts[from] ?? found.ends.at(-1) ?? 0;
  let end = to > from ? (found.ends[to - 1] ?? start) : start;
  if (sought.isOneLine) ({ start, end } = withinLine(lines, start, end, first.isKnownBehind));
  const beginsSentence = isBare(sought.prefix) || endsSentence(sought.prefix);
  const endsIt = isBare(sought.suffix) || endsSentence(sought.exact);
  if (beginsSentence && !first.isKnownBefore && !first.isKnownBehindIt) {
    start = nearest(sentenceStarts(lines, start - FAR, end, sought.isOneLine ? end : undefined), start);
    if (sought.prefix !== '' && lines.startsWith(sought.prefix.trim(), start))
      start += sought.prefix.trim().length;
  }
  if (endsIt && !last.isKnownBehindIt && !last.isKnownBefore) {
    end = sentenceEnd(lines, sought, start, end);
    const sign = isBare(sought.suffix) ? sought.suffix.trim() : '';
    if (sign !== '' && lines.slice(start, end).endsWith(sign)) end -= sign.length;
  }
  ({ start, end } = withoutParts(lines, sought, start, end));
  // A sentence without its beginning, or its end, has lost the passage: what stands before or behind is another.
  if (
    beginsSentence &&
    !endsSentence(sought.exact) &&
    last.isKnownBehindIt &&
    endsSentence(lines.slice(0, end))
  )
    start = end;
  if (endsIt && !beginsSentence && first.isKnownBefore && endsLine(lines, start)) end = start;
  if (!/[\p{L}\p{N}]/u.test(lines.slice(start, end)) && !isBare(sought.exact)) end = start;
  const cut = [start, end].find((at) => isCutAt(page.collapsed, sought, at));
  return cut === undefined ? { start, end: Math.max(start, end) } : { start: cut, end: cut };
}

/** Without letters and digits. */
export function isBare(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

export function sentenceEnd(
  lines: string,
  { exact, isOneLine, language }: Sought,
  start: number,
  near: number,
): number {
  const isOne = exact !== '' && sentenceBounds(exact, 0, 1, language).end >= exact.trimEnd().length;
  if (isOneLine && isOne && start < lines.length) {
    const window = lines.slice(start, start + FAR + 2 * exact.length);
    return start + window.slice(0, sentenceBounds(window, 0, 1, language).end).trimEnd().length;
  }
  return nearest(sentenceEnds(lines, start, near + FAR, isOneLine ? start : undefined), near);
}

/** Whether prefix and suffix meet there. */
function isCutAt(text: string, sought: Sought, at: number): boolean {
  const [prefix, suffix] = [sought.prefix.trim(), sought.suffix.trim()];
  if (prefix === '' || suffix === '' || prefix.length + suffix.length < LEAST_BESIDE) return false;
  const before = text.slice(Math.max(0, at - prefix.length - 1), at).trimEnd();
  return (
    before.endsWith(prefix) &&
    text
      .slice(at, at + suffix.length + 1)
      .trimStart()
      .startsWith(suffix)
  );
}

/** Less context than this may meet by chance. */
const LEAST_BESIDE = 12;
/** Sentences are looked for so far around the place where one is expected. */
export const FAR = 300;

function endsLine(lines: string, at: number): boolean {
  return lines.slice(at - 1, at + 1).includes(BREAK) || at >= lines.length;
}

/** Where the passage began or ended within a word, the rest of that word is no part of it. */
function withoutParts(lines: string, { prefix, exact, suffix }: Sought, start: number, end: number) {
  const before = /^[\p{L}\p{N}]/u.test(exact) ? (/[\p{L}\p{N}\p{M}]+$/u.exec(prefix)?.[0] ?? '') : '';
  const behind = /[\p{L}\p{N}]$/u.test(exact) ? (/^[\p{L}\p{N}\p{M}]+/u.exec(suffix)?.[0] ?? '') : '';
  const words = lines.slice(start, end);
  const from = before !== '' && words.startsWith(before) ? start + before.length : start;
  const to = behind !== '' && words.endsWith(behind) ? end - behind.length : end;
  return from <= to ? { start: from, end: to } : { start, end };
}

function clamp(at: number, { words }: Words): number {
  return Math.max(0, Math.min(words.length, at));
}

interface Border {
  /** The index of the first word found that stands behind it. */
  readonly at: number;
  /** The word right before, or right behind, stands there. */
  readonly isKnownBefore: boolean;
  readonly isKnownBehindIt: boolean;
  /** Some word behind it stands there. */
  readonly isKnownBehind: boolean;
}

/** Words without a match on both sides of a border between the words sought are divided as those sought are. */
function borderAt(matches: Int32Array, border: number): Border | undefined {
  let [left, right] = [border - 1, border];
  while (left >= 0 && matches[left] === -1) left -= 1;
  while (right < matches.length && matches[right] === -1) right += 1;
  const [before, behind] = [matches[left], matches[right]];
  const [missedBefore, missedBehind] = [border - 1 - left, right - border];
  const known = {
    isKnownBefore: missedBefore === 0 && before !== undefined,
    isKnownBehindIt: missedBehind === 0 && behind !== undefined,
    isKnownBehind: behind !== undefined,
  };
  if (before === undefined) return behind === undefined ? undefined : { at: behind - missedBehind, ...known };
  if (behind === undefined) return { at: before + 1 + missedBefore, ...known };
  const missed = missedBefore + missedBehind;
  const share = missed === 0 ? 0 : missedBefore / missed;
  return { at: before + 1 + Math.round((behind - before - 1) * share), ...known };
}

/** The part of the stretch on the line of its start; on that of its end, where it is the end that is known. */
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

/** Where sentences end from `from` to `to`, on the line of `on`, if that is given. */
function sentenceEnds(lines: string, from: number, to: number, on?: number): number[] {
  const lineEnd = on === undefined ? -1 : lines.indexOf(BREAK, on);
  const last = Math.min(to, lines.length, lineEnd === -1 ? lines.length : lineEnd);
  const part = lines.slice(from, Math.max(from, last));
  const ends = Array.from(part.matchAll(SENTENCE_END), ({ index, 0: sign }) => from + index + sign.length);
  return endsLine(lines, last) ? [...ends, last] : ends;
}

/** Where sentences start from `from` to `to`, on the line of `on`, if that is given. */
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
