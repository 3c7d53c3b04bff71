// Places at which a stored passage may stand now, each with how much of its context stands around it.

import type { Collapsed } from '../page-text/collapse';
import { findBetweenContext } from './between-context';
import { findBoundaries } from './boundaries';
import { agreementWithEnd, agreementWithStart, type Context, contextAt } from './context';
import { occurrencesNear } from './duplicates';
import { ownWords, type Query, withLightOwnWords } from './query';
import { align, type Words, weightOfAll, wordsOf } from './words';

export interface Candidate extends Context {
  /** What stands there: the very words, what was suggested in their candidate, or something else. */
  readonly what: 'exact' | 'replacement' | 'other';
  /** UTF-16, in the collapsed text. */
  readonly start: number;
  readonly end: number;
  /** How much of the passage's own words stands there, 0 to 1. */
  readonly similarity: number;
}

/** Of words that stand often, so many candidates are looked at closely: those that agree most, and those nearest. */
const MOST_AGREEING = 10;
const NEAREST = 3;
/** Other words in the place may be longer than the passage was, but not without end. */
const SLACK = 80;

/** All candidates that come into question, in no order. */
export function findCandidates(page: Collapsed, query: Query): Candidate[] {
  const { exact, replacement, starts } = query;
  const candidates = verbatimCandidates(page, query, 'exact', exact);
  if (replacement !== undefined && replacement !== '' && replacement !== exact)
    candidates.push(...verbatimCandidates(page, query, 'replacement', replacement));
  for (const start of starts) {
    for (const words of [query.words, withLightOwnWords(query)]) {
      const candidate = alignedCandidate(page, query, words, start);
      if (candidate !== undefined) candidates.push(candidate);
    }
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
  const found = occurrencesNear(page.collapsed, words, position ?? 0).filter((start) =>
    keepsWordBoundaries(page.collapsed, query, start, start + words.length),
  );
  const chosen = new Set<number>();
  const choose = (rank: (start: number) => number, most: number) => {
    const ranked = found
      .map((start) => ({ start, rank: rank(start) }))
      .sort((one, two) => one.rank - two.rank);
    for (const { start } of ranked.slice(0, most)) chosen.add(start);
  };
  choose((start) => -agreement(page.collapsed, query, start, start + words.length), MOST_AGREEING);
  if (position !== undefined) choose((start) => Math.abs(start - position), NEAREST);
  const reach = query.prefix.length + query.exact.length + query.suffix.length;
  for (const near of starts) {
    const within = found.filter((start) => Math.abs(start - near) < reach);
    if (within.length <= MOST_AGREEING) for (const start of within) chosen.add(start);
  }
  return Array.from(chosen, (start) => {
    const end = start + words.length;
    return { what, start, end, ...contextAt(page, query, start, end), similarity: 1 };
  });
}

const LETTER_LAST = /[\p{L}\p{N}\p{M}]$/u;
const LETTER_FIRST = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a word begins and ends there if one did where the passage stood: it is not “man” that stands in “woman”. */
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

/** The place in a window of the text whose words are most like the passage in its context. */
function alignedCandidate(page: Collapsed, query: Query, words: Words, near: number): Candidate | undefined {
  const { prefix, exact, suffix, counts } = query;
  const from = Math.max(0, near - prefix.length - SLACK);
  const found = wordsOf(page.lines.slice(from, near + 2 * exact.length + suffix.length + 2 * SLACK), from);
  const matches = align(words, found);
  const boundaries = findBoundaries(page, query, matches, found);
  if (boundaries === undefined || boundaries.end - boundaries.start > longestIn(query)) return undefined;
  const { start, end } = withSpaces(page.collapsed, exact, boundaries.start, boundaries.end);
  const kept = ownWords(query).weights.filter((_, index) => matches[counts.prefix + index] !== -1);
  return candidateOf(page, query, start, end, shareOf(query, kept));
}

function longestIn({ exact }: Query): number {
  return 2 * exact.length + SLACK;
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
  const matches = align(own, wordsOf(page.lines.slice(start, end)));
  return shareOf(
    query,
    own.weights.filter((_, index) => matches[index] !== -1),
  );
}

/** How much of the passage's own words such weights are. */
function shareOf(query: Query, weights: readonly number[]): number {
  const all = weightOfAll(ownWords(query));
  return all === 0 ? 0 : weights.reduce((sum, weight) => sum + weight, 0) / all;
}

/** As `contextAt`, but a space at the boundary of the passage may have gone, or come, with other words. */
function contextAround(page: Collapsed, query: Query, start: number, end: number): Context {
  const from = page.collapsed.charAt(start - 1) === ' ' && query.prefix !== '' ? start - 1 : start;
  const to = page.collapsed.charAt(end) === ' ' && query.suffix !== '' ? end + 1 : end;
  const trimmed = { ...query, prefix: query.prefix.trimEnd(), suffix: query.suffix.trimStart() };
  return contextAt(page, trimmed, from, to);
}

/** Where the context stands with nothing between. */
function cutCandidates(page: Collapsed, query: Query): Candidate[] {
  const [prefix, suffix] = [query.prefix.trimEnd(), query.suffix.trimStart()];
  if (prefix === '' || suffix === '') return [];
  const candidates: Candidate[] = [];
  for (const between of ['', ' ']) {
    const found = occurrencesNear(page.collapsed, prefix + between + suffix, query.position ?? 0);
    for (const at of found.slice(0, NEAREST)) {
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

/** Spaces at the ends of the passage belong to it if they still stand there. */
function withSpaces(text: string, exact: string, start: number, end: number): { start: number; end: number } {
  return {
    start: exact.startsWith(' ') && text.charAt(start - 1) === ' ' ? start - 1 : start,
    end: exact.endsWith(' ') && text.charAt(end) === ' ' ? end + 1 : end,
  };
}
