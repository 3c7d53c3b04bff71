// Places at which a stored passage may stand now, each with how well its surroundings agree.

import { align } from './align';
import { likeness } from './likeness';
import type { Sought, Today } from './sought';
import { type Agreement, agreementAt } from './surroundings';
import { occurrences } from './twins';
import { placesByVotes } from './votes';

export interface Place {
  /** What stands there: the very words, what was suggested in their place, or something else. */
  readonly what: 'exact' | 'replacement' | 'other';
  readonly start: number;
  readonly end: number;
  readonly agreement: Agreement;
  /** How like the passage the words are, 0 to 1. */
  readonly likeness: number;
}

/** Of common words, only so many places are looked at closely. */
const MAX_PLACES = 12;
/** So far from a place that pieces voted for, the words may begin. */
const VOTED_REACH = 160;
/** Context that is aligned, on either side. */
const ALIGNED = 100;
/** Other words in the place may be longer than the passage was, but not without end. */
const SLACK = 60;
/** So many characters of context are looked for literally on both sides of whatever stands there now. */
const BRACKETS = [32, 16, 8];

/** Where the very words stand, or what was suggested; those of them whose surroundings may be the passage's. */
export function literalPlaces(page: Today, sought: Sought): Place[] {
  const { exact, replacement } = sought;
  const places = placesOf(page, sought, 'exact', exact);
  if (replacement !== undefined && replacement !== exact) {
    places.push(...placesOf(page, sought, 'replacement', replacement));
  }
  return places;
}

/** Where other words, or nothing, stand in the passage's place. */
export function rewrittenPlaces(page: Today, sought: Sought): Place[] {
  const around = placesByVotes(page.text, sought);
  const places = [...bracketed(page, sought), ...emptied(page, sought)];
  for (const about of around) {
    places.push(...literalNear(page, sought, about));
    places.push(...aligned(page, sought, about));
  }
  return places.filter(({ start, end }) => !sought.isOneLine || end <= page.lineEnd(start));
}

function placeAt(page: Today, sought: Sought, what: Place['what'], start: number, end: number): Place {
  const words = page.text.slice(start, end);
  return {
    what,
    start,
    end,
    agreement: agreementAt(page, sought, start, end),
    likeness: what === 'other' ? Math.min(likeness(sought.exact, words), likeness(words, sought.exact)) : 1,
  };
}

function placesOf(page: Today, sought: Sought, what: Place['what'], words: string): Place[] {
  const { text } = page;
  const starts = new Set<number>();
  const { prefix, suffix, position } = sought;
  const joined = prefix + words + suffix;
  // The literal agreement is that of a text in which nothing but the words differs.
  const found = wholeWords(page, sought, words, occurrences(text, words)).map((start) => ({
    start,
    agreement:
      agreementBeforeOf(text, start, joined, prefix.length) +
      agreementBehindOf(text, start + words.length, joined, prefix.length + words.length),
  }));
  const best = found.toSorted((one, two) => two.agreement - one.agreement).slice(0, MAX_PLACES);
  const near = found.toSorted((one, two) => Math.abs(one.start - position) - Math.abs(two.start - position));
  for (const { start } of [...best, ...near.slice(0, 2)]) starts.add(start);
  return Array.from(starts, (start) => placeAt(page, sought, what, start, start + words.length));
}

function agreementBeforeOf(text: string, start: number, joined: string, at: number): number {
  let count = 0;
  while (
    count < at &&
    count < start &&
    text.charCodeAt(start - 1 - count) === joined.charCodeAt(at - 1 - count)
  )
    count += 1;
  return count;
}

function agreementBehindOf(text: string, end: number, joined: string, at: number): number {
  let count = 0;
  const most = Math.min(joined.length - at, text.length - end);
  while (count < most && text.charCodeAt(end + count) === joined.charCodeAt(at + count)) count += 1;
  return count;
}

/** Without those places at which a word goes on, if the passage was whole words. */
function wholeWords({ text }: Today, sought: Sought, words: string, starts: readonly number[]): number[] {
  // Without context, nobody knows whether the passage was whole words; a suggestion that is found by chance does harm.
  const isKnown = (context: string) => context !== '' || words !== sought.exact;
  const startsApart = isKnown(sought.prefix) && startsWithWord(sought.exact, sought.prefix);
  const endsApart = isKnown(sought.suffix) && startsWithWord(sought.suffix, sought.exact);
  return starts.filter(
    (start) =>
      (!startsApart || startsWithWord(words, text.charAt(start - 1))) &&
      (!endsApart || startsWithWord(text.charAt(start + words.length), words)),
  );
}

function literalNear(page: Today, sought: Sought, about: number): Place[] {
  const { exact, replacement } = sought;
  const near = (what: Place['what'], words: string) => {
    const [from, to] = [Math.max(0, about - VOTED_REACH), about + VOTED_REACH];
    const starts = wholeWords(page, sought, words, occurrences(page.text, words, from, to));
    const nearest = starts.toSorted((one, two) => Math.abs(one - about) - Math.abs(two - about));
    return nearest
      .slice(0, MAX_PLACES)
      .map((start) => placeAt(page, sought, what, start, start + words.length));
  };
  return [
    ...near('exact', exact),
    ...(replacement === undefined || replacement === exact ? [] : near('replacement', replacement)),
  ];
}

function aligned(page: Today, sought: Sought, about: number): Place[] {
  const { exact } = sought;
  const before = sought.prefix.slice(-ALIGNED);
  const behind = sought.suffix.slice(0, ALIGNED);
  const from = Math.max(0, about - before.length - VOTED_REACH);
  const window = page.text.slice(from, about + exact.length + behind.length + VOTED_REACH);
  const { start, end } = align(window, before, exact, behind);
  const place = other(page, sought, from + start, from + end);
  if (place.what !== 'other' || place.likeness >= 0.4 || place.agreement.isBracketed) return [place];
  // Nothing of it: what stands there belongs to something else.
  return [other(page, sought, place.start, place.start), other(page, sought, place.end, place.end)];
}

/** Whole words, without the spaces around them. */
function other(page: Today, sought: Sought, start: number, end: number): Place {
  const { text } = page;
  const words = text.slice(start, end);
  if (words.trim() === '')
    return placeAt(page, sought, sought.replacement === '' ? 'replacement' : 'other', end, end);
  let from = start + words.length - words.trimStart().length;
  let to = start + words.trimEnd().length;
  if (startsWithWord(sought.exact, sought.prefix)) {
    while (from > 0 && isWord(text.charAt(from - 1)) && isWord(text.charAt(from))) from -= 1;
  }
  if (startsWithWord(sought.suffix, sought.exact)) {
    while (to < text.length && isWord(text.charAt(to)) && isWord(text.charAt(to - 1))) to += 1;
  }
  [from, to] = toSentenceEdges(page, sought, from, to);
  const found = text.slice(from, to);
  const what = found === sought.exact ? 'exact' : found === sought.replacement ? 'replacement' : 'other';
  return placeAt(page, sought, what, from, to);
}

/** Where a sentence began or ended with the passage, words that were added at that edge belong to it. */
function toSentenceEdges(
  page: Today,
  { exact, sentence }: Sought,
  start: number,
  end: number,
): [number, number] {
  const most = exact.length + SLACK;
  const before = page.text.slice(Math.max(page.lineStart(start), start - most), start);
  const behind = page.text.slice(end, Math.min(page.lineEnd(end), end + most));
  const from =
    /^[\p{L}\p{M}\p{N},;’'\- ]+$/u.test(before) && page.lineStart(start) > start - most
      ? start - before.length
      : start;
  const to =
    /^[\p{L}\p{M}\p{N},;’'\- ]+[.!?…]?$/u.test(behind) && page.lineEnd(end) < end + most
      ? end + behind.replace(/[.!?…]$/, '').length
      : end;
  return [sentence.before.trim() === '' ? from : start, /\p{L}|\p{N}/u.test(sentence.behind) ? end : to];
}

/** Whether no word goes on from `before` to `text`. */
function startsWithWord(text: string, before: string): boolean {
  return !(isWord(before.slice(-1)) && isWord(text.charAt(0)));
}

function isWord(character: string): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(character);
}

/** Where the context stands and nothing between, if the passage was to be deleted. */
function emptied(page: Today, sought: Sought): Place[] {
  if (sought.replacement !== '') return [];
  const before = sought.prefix.slice(-NEAREST).trim();
  const behind = sought.suffix.slice(0, NEAREST).trim();
  const ends = before.length < 6 ? [] : occurrences(page.text, before).map((at) => at + before.length);
  const starts = behind.length < 6 ? [] : occurrences(page.text, behind);
  const { text } = page;
  return [...ends, ...starts]
    .filter((at) => isSameBehind(text, at, behind) || isSameBefore(text, at, before))
    .slice(0, 2 * MAX_PLACES)
    .map((at) => placeAt(page, sought, 'replacement', at, at));
}

/** So much of the context is looked for on one side; on the other side, the sign next to the passage is enough. */
const NEAREST = 24;

function isSameBehind(text: string, at: number, behind: string): boolean {
  return (
    text
      .slice(at, at + 2)
      .trim()
      .charAt(0) === behind.charAt(0)
  );
}

function isSameBefore(text: string, at: number, before: string): boolean {
  return (
    text
      .slice(Math.max(0, at - 2), at)
      .trim()
      .slice(-1) === before.slice(-1)
  );
}

/** The words, whatever they are, between the end of the prefix and the start of the suffix; nothing, if they were cut. */
function bracketed(page: Today, sought: Sought): Place[] {
  const { text } = page;
  const most = 2 * sought.exact.length + SLACK;
  for (const length of BRACKETS) {
    const before = sought.prefix.slice(-length).trim();
    const behind = sought.suffix.slice(0, length).trim();
    if (before.length < 6 || behind.length < 6) continue;
    const found: Place[] = [];
    for (const at of occurrences(text, before).slice(0, MAX_PLACES)) {
      const from = at + before.length;
      const to = text.slice(from, from + most + behind.length).indexOf(behind);
      if (to !== -1) found.push(other(page, sought, from, from + to));
    }
    if (found.length > 0) return found;
  }
  return [];
}
