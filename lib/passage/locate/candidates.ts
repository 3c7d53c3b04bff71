// The candidates: places of today's text that may be the passage's, each with the context that is there.

import type { Collapsed } from '../page-text/collapse';
import { findBetweenContext } from './between-context';
import { findBoundaries } from './boundaries';
import { agreementWithEnd, agreementWithStart, type Context, contextAt } from './context';
import { occurrencesNear } from './duplicates';
import { ownWords, type Query } from './query';
import { align, weightOfAll, wordsOf } from './words';

export interface Candidate extends Context {
  /** What is there: the exact words, the suggested ones, or others. */
  readonly what: 'exact' | 'replacement' | 'other';
  /** UTF-16, in the collapsed text. */
  readonly start: number;
  readonly end: number;
  /** Share (0 to 1) of the passage's own words that are there, by weight. */
  readonly similarity: number;
}

/** Returns all candidates, in no order. Some may name the same place. */
export function findCandidates(page: Collapsed, query: Query): Candidate[] {
  const { exact, replacement, starts } = query;
  const candidates = verbatimCandidates(page, query, 'exact', exact);
  if (replacement !== undefined && replacement !== '' && replacement !== exact)
    candidates.push(...verbatimCandidates(page, query, 'replacement', replacement));
  for (const start of starts) {
    const candidate = alignedCandidate(page, query, start);
    if (candidate !== undefined) candidates.push(candidate);
  }
  for (const { start, end } of findBetweenContext(page, query, longestIn(query))) {
    candidates.push(candidateOf(page, query, start, end, similarityOf(page, query, start, end)));
  }
  return [...candidates, ...cutCandidates(page, query)];
}

function verbatimCandidates(
  page: Collapsed,
  query: Query,
  what: 'exact' | 'replacement',
  words: string,
): Candidate[] {
  const { position, starts } = query;
  const found = occurrencesNear(page.collapsed, words, position ?? 0, query.thresholds.maxOccurrences).filter(
    (start) =>
      keepsWordBoundaries(page.collapsed, query, start, start + words.length) &&
      !(what === 'replacement' && isInExact(page.collapsed, query, start, words)),
  );
  const chosen = new Set<number>();
  const choose = (rank: (start: number) => number, most: number) => {
    const ranked = found
      .map((start) => ({ start, rank: rank(start) }))
      .sort((one, two) => one.rank - two.rank);
    for (const { start } of ranked.slice(0, most)) chosen.add(start);
  };
  choose(
    (start) => -agreement(page.collapsed, query, start, start + words.length),
    query.thresholds.verbatimCandidates,
  );
  if (position !== undefined)
    choose((start) => Math.abs(start - position), query.thresholds.nearestCandidates);
  const reach = query.prefix.length + query.exact.length + query.suffix.length;
  for (const near of starts) {
    const within = found.filter((start) => Math.abs(start - near) < reach);
    if (within.length <= query.thresholds.verbatimCandidates) for (const start of within) chosen.add(start);
  }
  return Array.from(chosen, (start) => {
    const end = start + words.length;
    return { what, start, end, ...contextAt(page, query, start, end), similarity: 1 };
  });
}

/** Whether the suggested words at `start` are only a part of the passage's words, which are still there. */
function isInExact(text: string, { exact }: Query, start: number, words: string): boolean {
  for (let at = exact.indexOf(words); at !== -1; at = exact.indexOf(words, at + 1)) {
    if (text.startsWith(exact, start - at)) return true;
  }
  return false;
}

const LETTER_LAST = /[\p{L}\p{N}\p{M}]$/u;
const LETTER_FIRST = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a word begins and ends where one did in the passage: “woman” does not contain the word “man”. */
function keepsWordBoundaries(text: string, { prefix, suffix }: Query, start: number, end: number): boolean {
  const isApart = prefix !== '' && !LETTER_LAST.test(prefix.slice(-2));
  const isApartAfter = suffix !== '' && !LETTER_FIRST.test(suffix.slice(0, 2));
  if (
    isApart &&
    LETTER_FIRST.test(text.slice(start, start + 2)) &&
    LETTER_LAST.test(text.slice(Math.max(0, start - 2), start))
  )
    return false;
  return !(
    isApartAfter &&
    LETTER_LAST.test(text.slice(Math.max(0, end - 2), end)) &&
    LETTER_FIRST.test(text.slice(end, end + 2))
  );
}

function agreement(text: string, { prefix, suffix }: Query, start: number, end: number): number {
  return agreementWithEnd(text, start, prefix) + agreementWithStart(text, end, suffix);
}

/** Returns the stretch near a position that the passage's place in the best alignment of words corresponds to. */
function alignedCandidate(page: Collapsed, query: Query, near: number): Candidate | undefined {
  const { prefix, exact, suffix, counts } = query;
  const from = Math.max(0, near - prefix.length - query.thresholds.rewordedExtra);
  const found = wordsOf(
    page.lines.slice(from, near + 2 * exact.length + suffix.length + 2 * query.thresholds.rewordedExtra),
    query.thresholds,
    from,
  );
  const matches = align(query.words, found, query.thresholds);
  const boundaries = findBoundaries(page, query, matches, found);
  if (boundaries === undefined || boundaries.end - boundaries.start > longestIn(query)) return undefined;
  const { start, end } = withSpaces(page.collapsed, exact, boundaries.start, boundaries.end);
  const kept = ownWords(query).weights.filter((_, index) => matches[counts.prefix + index] !== -1);
  return candidateOf(page, query, start, end, shareOf(query, kept));
}

function longestIn(query: Query): number {
  return 2 * query.exact.length + query.thresholds.rewordedExtra;
}

function candidateOf(
  page: Collapsed,
  query: Query,
  start: number,
  end: number,
  similarity: number,
): Candidate {
  const standing = page.collapsed.slice(start, end);
  const isReplaced = standing === query.replacement && standing !== '';
  const what = standing === query.exact ? 'exact' : isReplaced ? 'replacement' : 'other';
  const context =
    what === 'other' ? contextAround(page, query, start, end) : contextAt(page, query, start, end);
  return { what, start, end, ...context, similarity: what === 'other' ? similarity : 1 };
}

function similarityOf(page: Collapsed, query: Query, start: number, end: number): number {
  const own = ownWords(query);
  const matches = align(own, wordsOf(page.lines.slice(start, end), query.thresholds), query.thresholds);
  return shareOf(
    query,
    own.weights.filter((_, index) => matches[index] !== -1),
  );
}

/** Returns the share of the weight of the passage's own words. */
function shareOf(query: Query, weights: readonly number[]): number {
  const all = weightOfAll(ownWords(query));
  return all === 0 ? 0 : weights.reduce((sum, weight) => sum + weight, 0) / all;
}

/** As `contextAt`, but other words may have added or removed a space at their ends. */
function contextAround(page: Collapsed, query: Query, start: number, end: number): Context {
  const from = page.collapsed.charAt(start - 1) === ' ' && query.prefix !== '' ? start - 1 : start;
  const to = page.collapsed.charAt(end) === ' ' && query.suffix !== '' ? end + 1 : end;
  const trimmed = { ...query, prefix: query.prefix.trimEnd(), suffix: query.suffix.trimStart() };
  return contextAt(page, trimmed, from, to);
}

/** Returns the places where the context is complete and nothing is between its two sides. */
function cutCandidates(page: Collapsed, query: Query): Candidate[] {
  const [prefix, suffix] = [query.prefix.trimEnd(), query.suffix.trimStart()];
  if (prefix === '' || suffix === '') return [];
  const candidates: Candidate[] = [];
  for (const between of ['', ' ']) {
    const found = occurrencesNear(
      page.collapsed,
      prefix + between + suffix,
      query.position ?? 0,
      query.thresholds.maxOccurrences,
    );
    for (const at of found.slice(0, query.thresholds.nearestCandidates)) {
      const start = at + prefix.length + between.length;
      candidates.push({
        what: 'other',
        start,
        end: start,
        ...contextAround(page, query, start, start),
        similarity: 0,
      });
    }
  }
  return candidates;
}

/** Includes spaces at the ends if the passage had them and they are still there. */
function withSpaces(text: string, exact: string, start: number, end: number): { start: number; end: number } {
  return {
    start: exact.startsWith(' ') && text.charAt(start - 1) === ' ' ? start - 1 : start,
    end: exact.endsWith(' ') && text.charAt(end) === ' ' ? end + 1 : end,
  };
}
