// Which directives could name a stretch of the page text, each with the least context that excludes every duplicate.

import { agreementAfter, agreementBefore, type Choice, choices, occurrences } from '../locate/duplicates';
import { type Directive, encodeDirective } from './directive';
import type { SearchText } from './search-text';

/** Maximum number of words of context on each side, and in each term of a range. */
const MAX_WORDS = 20;
/** Maximum length of a context or of a term, in UTF-16 units. */
const MAX_REACH = 200;

/** How far the context may reach, step by step, as positions of the text (UTF-16), nearest first. */
export interface Ladder {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Returns the words before and after the stretch, each side within one block: a term cannot cross its edge. */
export function contextLadder(page: SearchText, start: number, end: number): Ladder {
  const { text } = page;
  let [from, to] = [start, end];
  while (from > 0 && /\s/.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && /\s/.test(text.charAt(to))) to += 1;
  return {
    before: wordStarts(page, page.blockStart(from), from),
    after: wordEnds(page, to, page.blockEnd(to)),
  };
}

/** Returns directives that name the whole stretch, with context. */
export function wholeDirectives(page: SearchText, start: number, end: number, ladder: Ladder): Directive[] {
  const core = { start, end };
  return contextsFor(page, core, ladder, 0).map(({ before, after }) => ({
    start: page.text.slice(start, end),
    ...context(page, core, ladder, before, after),
  }));
}

/** Returns directives that name the first and the last words of the stretch, with as much context as they need. */
export function rangeDirectives(
  page: SearchText,
  start: number,
  end: number,
  ladder: Ladder,
  isOneBlock: boolean,
): Directive[] {
  const { text } = page;
  const middle = (start + end) / 2; // the two terms must not overlap
  const firstEnd = isOneBlock ? middle : page.blockEnd(start + 1);
  const lastStart = isOneBlock ? middle : page.blockStart(end - 1);
  const firstWords = wordEnds(page, start, firstEnd);
  const lastWords = wordStarts(page, lastStart, end);
  // A block may be shorter than that; then its punctuation belongs to the term.
  if (!isOneBlock && firstEnd - start <= MAX_REACH) firstWords.push(firstEnd);
  if (!isOneBlock && end - lastStart <= MAX_REACH) lastWords.push(lastStart);
  const [first, ...moreFirst] = atLeast(MIN_WORDS, firstWords);
  const [last, ...moreLast] = atLeast(MIN_WORDS, lastWords);
  if (first === undefined || last === undefined) return [];

  const startTerm = { start, end: first };
  const startLadder = { before: ladder.before, after: moreFirst };
  const endTerm = { start: last, end };
  const endLadder = { before: moreLast, after: ladder.after };
  const starts = contextsFor(page, startTerm, startLadder, 0).map(({ before, after }) => ({
    start: text.slice(start, [first, ...moreFirst][after]).trimEnd(),
    ...context(page, startTerm, startLadder, before, 0),
  }));
  const ends = contextsFor(page, endTerm, endLadder, first).map(({ before, after }) => ({
    end: text.slice([last, ...moreLast][before], end).trimStart(),
    ...context(page, endTerm, endLadder, 0, after),
  }));
  const shortest = byLength(ends.map((one) => ({ start: '', ...one })))[0];
  return shortest === undefined ? [] : starts.map((one) => ({ ...shortest, ...one }));
}

/** Minimum number of words in a term: later teasers above the story may have a shorter one too. */
const MIN_WORDS = 3;

/** Returns the ladder without the steps that give fewer than `count` words; it keeps at least one step. */
function atLeast(count: number, ladder: readonly number[]): readonly number[] {
  return ladder.slice(Math.max(0, Math.min(count, ladder.length) - 1));
}

/** Sorts by the length of the address, shortest first. Leaves out what no address can hold (half a character). */
export function byLength(directives: readonly Directive[]): Directive[] {
  return directives
    .filter((directive) => Object.values(directive).every((term: string) => term.isWellFormed()))
    .map((directive) => ({ directive, length: encodeDirective(directive).length }))
    .sort((one, other) => one.length - other.length)
    .map(({ directive }) => directive);
}

/** Returns the contexts that exclude every duplicate between `from` and the stretch. */
function contextsFor(
  page: SearchText,
  core: { start: number; end: number },
  ladder: Ladder,
  from: number,
): Choice[] {
  const { folded, startInFolded, endInFolded } = page;
  const [start, end] = [startInFolded(core.start), endInFolded(core.end)];
  const words = folded.slice(start, end);
  const [front, back] = [beforeSpaces(folded, start), afterSpaces(folded, end)];
  const reach = {
    before: ladder.before.map((position) => front - startInFolded(position)),
    after: ladder.after.map((position) => endInFolded(position) - back),
  };
  const limit = { before: reach.before.at(-1) ?? 0, after: reach.after.at(-1) ?? 0 };
  const duplicates = occurrences(folded, words, startInFolded(from), start);
  const agreements = duplicates.map((duplicate) => ({
    before: agreementBefore(folded, front, folded, beforeSpaces(folded, duplicate), limit.before),
    after: agreementAfter(folded, back, folded, afterSpaces(folded, duplicate + words.length), limit.after),
  }));
  // If the stretch cuts a word, only context can say so.
  const least = {
    before: page.isWordBoundary(core.start) ? 0 : 1,
    after: page.isWordBoundary(core.end) ? 0 : 1,
  };
  return choices(reach, agreements)
    .map(({ before, after }) => ({ before, after: Math.max(after, least.after) }))
    .filter(({ before, after }) => before >= least.before && after <= ladder.after.length);
}

function context(
  { text }: SearchText,
  core: { start: number; end: number },
  ladder: Ladder,
  before: number,
  after: number,
): { prefix?: string; suffix?: string } {
  const from = ladder.before[before - 1];
  const to = ladder.after[after - 1];
  return {
    ...(from === undefined ? {} : { prefix: text.slice(from, core.start).trim() }),
    ...(to === undefined ? {} : { suffix: text.slice(core.end, to).trim() }),
  };
}

/** Returns where words start between `from` and `to`, nearest to `to` first. */
function wordStarts({ text, isWordBoundary }: SearchText, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let at = to - 1; at >= from && to - at <= MAX_REACH && starts.length < MAX_WORDS; at -= 1) {
    if (isWord(text.charAt(at)) && isWordBoundary(at)) starts.push(at);
  }
  return starts;
}

/** Returns where words end between `from` and `to`, nearest to `from` first. */
function wordEnds({ text, isWordBoundary }: SearchText, from: number, to: number): number[] {
  const ends: number[] = [];
  for (let at = from + 1; at <= to && at - from <= MAX_REACH && ends.length < MAX_WORDS; at += 1) {
    if (isWord(text.charAt(at - 1)) && isWordBoundary(at)) ends.push(at);
  }
  return ends;
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(character);
}

function beforeSpaces(text: string, position: number): number {
  let at = position;
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function afterSpaces(text: string, position: number): number {
  let at = position;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09;
}
