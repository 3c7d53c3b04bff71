// What kind of mistake an edit seems to correct, until the reader says.

import type { Kind } from './content';
import { trimToDifference } from './diff';

/** So many letters that differ are a slip of the keys. */
const SLIP = 2;

/**
 * A figure, a date or a name that is changed: a wrong fact. All else: a typo, which it mostly is.
 *
 * @param language BCP 47 tag of the text.
 */
export function guessKind(exact: string, replacement: string, language?: string): Kind {
  const { before, after, at } = trimToDifference(exact, replacement, language);
  if (before === '' || after === '') return 'typo';
  if (figuresOf(before) !== figuresOf(after)) return 'fact';
  if (namesAnotherDate(before, after, language)) return 'fact';
  const isName = startsUpper(before) && startsUpper(after) && !beginsSentence(exact, at);
  return isName && lettersChanged(before, after) > SLIP ? 'fact' : 'typo';
}

function figuresOf(text: string): string {
  return (text.match(/\p{Nd}/gu) ?? []).join('');
}

/** Whether both name a month or a day, and not the same; one that was misspelt is none. */
function namesAnotherDate(before: string, after: string, language: string | undefined): boolean {
  const names = dateNames(language);
  const [from, to] = [before, after].map((text) =>
    (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => names.has(word)).join(' '),
  );
  return from !== '' && to !== '' && from !== to;
}

function dateNames(language: string | undefined): ReadonlySet<string> {
  const formats = [
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }),
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }),
  ];
  // Every month, and every day of the week.
  const dates = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2026, index, index + 1)));
  const named = formats.flatMap((format) => dates.flatMap((date) => format.formatToParts(date)));
  return new Set(
    named.flatMap(({ type, value }) => (type === 'month' || type === 'weekday' ? value.toLowerCase() : [])),
  );
}

function startsUpper(text: string): boolean {
  return /^[^\p{L}]*\p{Lu}/u.test(text);
}

/** At the very beginning of the passage, that is not known. */
function beginsSentence(exact: string, at: number): boolean {
  return /[.!?…]["'”“»’)\]]*\s*$/u.test(exact.slice(0, at));
}

/** How many letters are left of the longer of the two once what both begin and end with is taken away. */
function lettersChanged(before: string, after: string): number {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return Math.max(before.length, after.length) - start - end;
}
