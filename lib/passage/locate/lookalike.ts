// Tells the passage's sentence from a lookalike: a sentence, row or list item that differs in the one word that matters.

import type { Thresholds } from './thresholds';
import { BREAK, type Words } from './words';

/** One side of the context, with the words that are there. */
interface Comparison {
  readonly context: readonly string[];
  /** For each word of the context, its index in `found`, or -1. */
  readonly matches: Int32Array;
  readonly found: Words;
  /** The passage comes after the context, or before it. */
  readonly passage: 'after' | 'before';
}

/** What stands in the place of a word: a number in the place of another number, any other word, or no other one. */
export type OtherWord = 'number' | 'word' | 'none';

/**
 * Returns whether another word stands in the place of one of the context: another number, name or weekday. A word that was added,
 * left out or spelled otherwise does not count, since editors do that to the sentence itself.
 *
 * @param from index of the first word of the context that is compared; 0 if the passage comes before.
 * @param to index after the last one; the number of words if the passage comes after.
 */
export function findOtherWord(
  { context, matches, found: { words }, passage }: Comparison,
  from: number,
  to: number,
  thresholds: Thresholds,
): OtherWord {
  // A sentence is on one line, but the alignment may have run on into the next row.
  const lineBreak = words.indexOf(BREAK);
  const line =
    passage === 'after'
      ? { start: words.lastIndexOf(BREAK) + 1, end: words.length }
      : { start: 0, end: lineBreak === -1 ? words.length : lineBreak };
  const foundAt = (index: number) => {
    const at = matches[index] ?? -1;
    return at >= line.start && at < line.end ? at : undefined;
  };
  let other: OtherWord = 'none';
  for (let first = from; first < to; first += 1) {
    if (foundAt(first) !== undefined) continue;
    let end = first + 1;
    while (end < to && foundAt(end) === undefined) end += 1;
    // Beyond the end of the context anything may stand, so only as many words as are missing are compared.
    const [isFirst, isLast] = [first === from && passage === 'after', end === to && passage === 'before'];
    const after = isLast ? undefined : end === to ? line.end : foundAt(end);
    const before = isFirst ? undefined : first === from ? line.start - 1 : foundAt(first - 1);
    const start =
      before === undefined ? Math.max(line.start, (after ?? line.end) - (end - first)) : before + 1;
    const instead = words.slice(start, after ?? Math.min(line.end, start + end - first)).filter(isWord);
    const missing = context.slice(first, end).filter(isWord);
    const replaced = missing.filter((word) => !instead.some((one) => isSpelling(word, one, thresholds)));
    if (instead.length > 0 && replaced.length > 0) other = 'word';
    if (replaced.some(isNumber) && instead.some(isNumber)) return 'number';
    first = end;
  }
  return other;
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function isNumber(text: string): boolean {
  return /\p{N}/u.test(text);
}

/** Whether the two may be the same word, of which one was misspelled. A name or a number with another letter is another one. */
function isSpelling(word: string, other: string, { minSpelling }: Thresholds): boolean {
  if (word.toLowerCase() === other.toLowerCase()) return true;
  if (!/^\p{Ll}+$/u.test(word) || Math.max(word.length, other.length) < minSpelling) return false;
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return short.slice(long.length === short.length ? same + 1 : same) === long.slice(same + 1);
}
