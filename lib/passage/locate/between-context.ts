// Places between the end of a passage's prefix and the beginning of its suffix, whatever stands there now.

import type { Collapsed } from '../page-text/collapse';
import { FAR, isBare, nearest, sentenceEnd, sentenceStarts } from './boundaries';
import { occurrencesNear } from './duplicates';
import type { Sought } from './query';
import { BREAK } from './words';

/** So many characters of the context are looked for, the most first. */
const LENGTHS = [48, 24, 12];
/** Places are tried from where the passage stood outwards. */
const NEAREST = 3;

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** @param longest of what may stand there (UTF-16). */
export function bracketed(page: Collapsed, sought: Sought, longest: number): Stretch[] {
  const [prefix, suffix] = [sought.prefix.trimEnd(), sought.suffix.trimStart()];
  for (const length of LENGTHS) {
    const before = prefix.slice(-length);
    const behind = suffix.slice(0, length);
    const found = isBare(prefix)
      ? beforeSuffix(page, sought, behind)
      : behindPrefix(page, sought, before, isBare(suffix) ? '' : behind);
    const some = found.filter(({ start, end }) => {
      if (end < start || end - start > longest) return false;
      return !sought.isOneLine || !page.lines.slice(start, end).includes(BREAK);
    });
    if (some.length > 0) return some;
    if (prefix.length <= length && suffix.length <= length) break;
  }
  return [];
}

function behindPrefix(
  { collapsed, lines }: Collapsed,
  sought: Sought,
  before: string,
  behind: string,
): Stretch[] {
  return near(collapsed, before, sought.position ?? 0).map((at) => {
    const borderAt = at + before.length;
    if (sought.isOneLine && lines.charAt(borderAt) === BREAK) return { start: borderAt, end: borderAt };
    const start = afterSpace(collapsed, borderAt);
    if (behind !== '') return { start, end: beforeSpace(collapsed, start, collapsed.indexOf(behind, start)) };
    const end = sentenceEnd(lines, sought, start, start + sought.exact.length);
    const sign = sought.suffix.trim();
    return { start, end: sign !== '' && lines.slice(start, end).endsWith(sign) ? end - sign.length : end };
  });
}

function beforeSuffix({ collapsed, lines }: Collapsed, sought: Sought, behind: string): Stretch[] {
  if (isBare(behind)) return [];
  return near(collapsed, behind, sought.position ?? 0).map((at) => {
    const end = beforeSpace(collapsed, 0, at);
    const expected = end - sought.exact.length;
    const start = nearest(
      sentenceStarts(lines, expected - FAR, end, sought.isOneLine ? end : undefined),
      expected,
    );
    const sign = sought.prefix.trim();
    return { start: sign !== '' && lines.startsWith(sign, start) ? start + sign.length : start, end };
  });
}

function near(text: string, words: string, position: number): number[] {
  return occurrencesNear(text, words, position)
    .sort((one, two) => Math.abs(one - position) - Math.abs(two - position))
    .slice(0, NEAREST);
}

function afterSpace(text: string, at: number): number {
  return text.charAt(at) === ' ' ? at + 1 : at;
}

function beforeSpace(text: string, from: number, at: number): number {
  return at > from && text.charAt(at - 1) === ' ' ? at - 1 : at;
}
