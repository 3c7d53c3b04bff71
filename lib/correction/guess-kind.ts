// Guesses which kind of mistake an edit corrects, until the reader chooses a kind.

import type { Kind } from './content';
import { trimToDifference } from './diff';

/** Maximum number of letters that differ in a misspelt name. If more differ, it is another name. */
const MAX_MISSPELT = 2;

/**
 * Returns `fact` if a number, a date or a name changed, else `typo`, which is the most frequent kind.
 *
 * @param language BCP 47 tag of the text.
 */
export function guessKind(exact: string, replacement: string, language?: string): Kind {
  const { before, after, at } = trimToDifference(exact, replacement, language);
  if (before === '' || after === '') return 'typo';
  if (digitsOf(before) !== digitsOf(after)) return 'fact';
  if (namesAnotherDate(before, after, language)) return 'fact';
  const isName = startsWithCapital(before) && startsWithCapital(after) && !beginsSentence(exact, at);
  return isName && lettersChanged(before, after) > MAX_MISSPELT ? 'fact' : 'typo';
}

function digitsOf(text: string): string {
  return (text.match(/\p{Nd}/gu) ?? []).join('');
}

/** Whether both name a month or a day of the week, and not the same one. A misspelt name does not count. */
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
  // These 12 dates have every month and every day of the week.
  const dates = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2026, index, index + 1)));
  const dateParts = formats.flatMap((format) => dates.flatMap((date) => format.formatToParts(date)));
  return new Set(
    dateParts.flatMap(({ type, value }) =>
      type === 'month' || type === 'weekday' ? value.toLowerCase() : [],
    ),
  );
}

function startsWithCapital(text: string): boolean {
  return /^[^\p{L}]*\p{Lu}/u.test(text);
}

/** Whether a sentence of the passage begins at `at`. At the beginning of the passage it is unknown, and false. */
function beginsSentence(exact: string, at: number): boolean {
  return /[.!?…]["'”“»’)\]]*\s*$/u.test(exact.slice(0, at));
}

/** Returns how many letters of the longer text differ, between the beginning and the end that both share. */
function lettersChanged(before: string, after: string): number {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return Math.max(before.length, after.length) - start - end;
}
