// Candidates whose words may all be new: whatever is between the end of the prefix and the beginning of the suffix.

import type { Collapsed } from '../page-text/collapse';
import { isBare, nearest, sentenceEnd, sentenceStarts } from './boundaries';
import { occurrencesNear } from './duplicates';
import type { Query } from './query';
import { BREAK } from './words';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Looks for the ends of the context next to the passage, first for long pieces of them, then for shorter ones.
 *
 * @param longest maximum length of a stretch (UTF-16).
 */
export function findBetweenContext(page: Collapsed, query: Query, longest: number): Stretch[] {
  const [prefix, suffix] = [query.prefix.trimEnd(), query.suffix.trimStart()];
  for (const length of [4, 2, 1].map((times) => times * query.thresholds.contextPiece)) {
    const before = prefix.slice(-length);
    const after = suffix.slice(0, length);
    const found = isBare(prefix)
      ? beforeSuffix(page, query, after)
      : afterPrefix(page, query, before, isBare(suffix) ? '' : after);
    const some = found.filter(({ start, end }) => {
      if (end < start || end - start > longest) return false;
      return !query.isOneLine || !page.lines.slice(start, end).includes(BREAK);
    });
    if (some.length > 0) return some;
    if (prefix.length <= length && suffix.length <= length) break;
  }
  return [];
}

function afterPrefix(
  { collapsed, lines }: Collapsed,
  query: Query,
  before: string,
  after: string,
): Stretch[] {
  return near(collapsed, before, query).map((at) => {
    const boundaryAt = at + before.length;
    if (query.isOneLine && lines.charAt(boundaryAt) === BREAK) return { start: boundaryAt, end: boundaryAt };
    const start = afterSpace(collapsed, boundaryAt);
    if (after !== '') return { start, end: beforeSpace(collapsed, start, collapsed.indexOf(after, start)) };
    const end = sentenceEnd(lines, query, start, start + query.exact.length);
    const sign = query.suffix.trim();
    return { start, end: sign !== '' && lines.slice(start, end).endsWith(sign) ? end - sign.length : end };
  });
}

function beforeSuffix({ collapsed, lines }: Collapsed, query: Query, after: string): Stretch[] {
  if (isBare(after)) return [];
  return near(collapsed, after, query).map((at) => {
    const end = beforeSpace(collapsed, 0, at);
    const expected = end - query.exact.length;
    const start = nearest(
      sentenceStarts(
        lines,
        expected - query.thresholds.sentenceReach,
        end,
        query.isOneLine ? end : undefined,
      ),
      expected,
    );
    const sign = query.prefix.trim();
    return { start: sign !== '' && lines.startsWith(sign, start) ? start + sign.length : start, end };
  });
}

function near(text: string, words: string, { position = 0, thresholds }: Query): number[] {
  return occurrencesNear(text, words, position, thresholds.maxOccurrences)
    .sort((one, two) => Math.abs(one - position) - Math.abs(two - position))
    .slice(0, thresholds.nearestCandidates);
}

function afterSpace(text: string, at: number): number {
  return text.charAt(at) === ' ' ? at + 1 : at;
}

function beforeSpace(text: string, from: number, at: number): number {
  return at > from && text.charAt(at - 1) === ' ' ? at - 1 : at;
}
