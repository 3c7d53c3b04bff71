// Places at which a stored passage may stand now, each with how much of its context stands around it.

import type { Collapsed } from '../page-text/collapse';
import { bracketed } from './between-context';
import { bordersIn } from './boundaries';
import { agreementWithEnd, agreementWithStart, type Context, contextAt } from './context';
import { occurrencesNear } from './duplicates';
import { ownWords, type Sought, withLightWords } from './query';
import { align, type Words, weightOfAll, wordsOf } from './words';

export interface Place extends Context {
  /** What stands there: the very words, what was suggested in their place, or something else. */
  readonly what: 'exact' | 'replacement' | 'other';
  /** UTF-16, in the collapsed text. */
  readonly start: number;
  readonly end: number;
  /** How much of the passage's own words stands there, 0 to 1. */
  readonly likeness: number;
}

/** Of words that stand often, so many places are looked at closely: those that agree most, and those nearest. */
const MOST_AGREEING = 10;
const NEAREST = 3;
/** Other words in the place may be longer than the passage was, but not without end. */
const SLACK = 80;

/** All places that come into question, in no order. */
export function seekPlaces(page: Collapsed, sought: Sought): Place[] {
  const { exact, replacement, starts } = sought;
  const places = literalPlaces(page, sought, 'exact', exact);
  if (replacement !== undefined && replacement !== '' && replacement !== exact)
    places.push(...literalPlaces(page, sought, 'replacement', replacement));
  for (const start of starts) {
    for (const words of [sought.words, withLightWords(sought)]) {
      const place = alignedPlace(page, sought, words, start);
      if (place !== undefined) places.push(place);
    }
  }
  for (const { start, end } of bracketed(page, sought, longestIn(sought))) {
    places.push(placeOf(page, sought, start, end, likenessOf(page, sought, start, end)));
  }
  return [...places, ...cutPlaces(page, sought)];
}

function literalPlaces(
  page: Collapsed,
  sought: Sought,
  what: 'exact' | 'replacement',
  words: string,
): Place[] {
  const { position, starts } = sought;
  const found = occurrencesNear(page.collapsed, words, position ?? 0).filter((start) =>
    isWordwise(page.collapsed, sought, start, start + words.length),
  );
  const chosen = new Set<number>();
  const choose = (rank: (start: number) => number, most: number) => {
    const ranked = found
      .map((start) => ({ start, rank: rank(start) }))
      .sort((one, two) => one.rank - two.rank);
    for (const { start } of ranked.slice(0, most)) chosen.add(start);
  };
  choose((start) => -agreement(page.collapsed, sought, start, start + words.length), MOST_AGREEING);
  if (position !== undefined) choose((start) => Math.abs(start - position), NEAREST);
  const reach = sought.prefix.length + sought.exact.length + sought.suffix.length;
  for (const near of starts) {
    const within = found.filter((start) => Math.abs(start - near) < reach);
    if (within.length <= MOST_AGREEING) for (const start of within) chosen.add(start);
  }
  return Array.from(chosen, (start) => {
    const end = start + words.length;
    return { what, start, end, ...contextAt(page, sought, start, end), likeness: 1 };
  });
}

const LETTER_LAST = /[\p{L}\p{N}\p{M}]$/u;
const LETTER_FIRST = /^[\p{L}\p{N}\p{M}]/u;

/** Whether a word begins and ends there if one did where the passage stood: it is not “man” that stands in “woman”. */
function isWordwise(text: string, { prefix, suffix }: Sought, start: number, end: number): boolean {
  const isApart = prefix !== '' && !LETTER_LAST.test(prefix.slice(-2));
  const isApartBehind = suffix !== '' && !LETTER_FIRST.test(suffix.slice(0, 2));
  if (
    isApart &&
    LETTER_FIRST.test(text.slice(start, start + 2)) &&
    LETTER_LAST.test(text.slice(Math.max(0, start - 2), start))
  )
    return false;
  return !(
    isApartBehind &&
    LETTER_LAST.test(text.slice(Math.max(0, end - 2), end)) &&
    LETTER_FIRST.test(text.slice(end, end + 2))
  );
}

function agreement(text: string, { prefix, suffix }: Sought, start: number, end: number): number {
  return agreementWithEnd(text, start, prefix) + agreementWithStart(text, end, suffix);
}

/** The place in a window of the text whose words are most like the passage in its context. */
function alignedPlace(page: Collapsed, sought: Sought, words: Words, near: number): Place | undefined {
  const { prefix, exact, suffix, counts } = sought;
  const from = Math.max(0, near - prefix.length - SLACK);
  const found = wordsOf(page.lines.slice(from, near + 2 * exact.length + suffix.length + 2 * SLACK), from);
  const matches = align(words, found);
  const borders = bordersIn(page, sought, matches, found);
  if (borders === undefined || borders.end - borders.start > longestIn(sought)) return undefined;
  const { start, end } = withSpaces(page.collapsed, exact, borders.start, borders.end);
  const kept = ownWords(sought).weights.filter((_, index) => matches[counts.prefix + index] !== -1);
  return placeOf(page, sought, start, end, shareOf(sought, kept));
}

function longestIn({ exact }: Sought): number {
  return 2 * exact.length + SLACK;
}

function placeOf(page: Collapsed, sought: Sought, start: number, end: number, likeness: number): Place {
  const standing = page.collapsed.slice(start, end);
  const isReplaced = standing === sought.replacement && standing !== '';
  const what = standing === sought.exact ? 'exact' : isReplaced ? 'replacement' : 'other';
  const context =
    what === 'other' ? contextAround(page, sought, start, end) : contextAt(page, sought, start, end);
  return { what, start, end, ...context, likeness: what === 'other' ? likeness : 1 };
}

function likenessOf(page: Collapsed, sought: Sought, start: number, end: number): number {
  const own = ownWords(sought);
  const matches = align(own, wordsOf(page.lines.slice(start, end)));
  return shareOf(
    sought,
    own.weights.filter((_, index) => matches[index] !== -1),
  );
}

/** How much of the passage's own words such weights are. */
function shareOf(sought: Sought, weights: readonly number[]): number {
  const all = weightOfAll(ownWords(sought));
  return all === 0 ? 0 : weights.reduce((sum, weight) => sum + weight, 0) / all;
}

/** As `contextAt`, but a space at the border of the passage may have gone, or come, with other words. */
function contextAround(page: Collapsed, sought: Sought, start: number, end: number): Context {
  const from = page.collapsed.charAt(start - 1) === ' ' && sought.prefix !== '' ? start - 1 : start;
  const to = page.collapsed.charAt(end) === ' ' && sought.suffix !== '' ? end + 1 : end;
  const trimmed = { ...sought, prefix: sought.prefix.trimEnd(), suffix: sought.suffix.trimStart() };
  return contextAt(page, trimmed, from, to);
}

/** Where the context stands with nothing between. */
function cutPlaces(page: Collapsed, sought: Sought): Place[] {
  const [prefix, suffix] = [sought.prefix.trimEnd(), sought.suffix.trimStart()];
  if (prefix === '' || suffix === '') return [];
  const places: Place[] = [];
  for (const between of ['', ' ']) {
    const found = occurrencesNear(page.collapsed, prefix + between + suffix, sought.position ?? 0);
    for (const at of found.slice(0, NEAREST)) {
      const start = at + prefix.length + between.length;
      places.push({
        what: 'other',
        start,
        end: start,
        ...contextAround(page, sought, start, start),
        likeness: 0,
      });
    }
  }
  return places;
}

/** Spaces at the ends of the passage belong to it if they still stand there. */
function withSpaces(text: string, exact: string, start: number, end: number): { start: number; end: number } {
  return {
    start: exact.startsWith(' ') && text.charAt(start - 1) === ' ' ? start - 1 : start,
    end: exact.endsWith(' ') && text.charAt(end) === ' ' ? end + 1 : end,
  };
}
