// What is next to the passage's sentence, if the page has a sentence like it.

import type { Passage } from '../../correction/content';
import { cutToCodePoints, cutToLastCodePoints } from '../../correction/cut';
import { MAX_CONTEXT } from '../../correction/limits';

/** In how many pieces a sentence is looked for. One that differs in fewer words has at least one piece as it is. */
const PIECES = 3;

/**
 * Returns the text right before and right after the sentence, each long enough to occur only once; both are empty if that
 * is not possible. Returns `none` if the page has no sentence that is the same, or differs in a word or two.
 *
 * @param from where the sentence begins in the text (UTF-16).
 * @param to where it ends.
 */
export function findNeighbours(text: string, from: number, to: number): NonNullable<Passage['lookalikes']> {
  if (!hasLookalike(text, from, to)) return 'none';
  const isOnce = (words: string) => words !== '' && text.indexOf(words) === text.lastIndexOf(words);
  const before = cutToLastCodePoints(text.slice(Math.max(0, from - 2 * MAX_CONTEXT), from), MAX_CONTEXT);
  const after = cutToCodePoints(text.slice(to, to + 2 * MAX_CONTEXT), MAX_CONTEXT);
  const starts = Array.from(before.matchAll(/(?<!\S)\S/gu), ({ index }) => before.slice(index)).reverse();
  const ends = Array.from(after.matchAll(/\S(?!\S)/gu), ({ index, 0: last }) =>
    after.slice(0, index + last.length),
  );
  const [shortBefore, shortAfter] = [starts.find(isOnce), ends.find(isOnce)];
  if (shortBefore === undefined || shortAfter === undefined) return { before: '', after: '' };
  return { before: shortBefore, after: shortAfter };
}

/** Whether a piece of the sentence, at its beginning, in its middle or at its end, is elsewhere in the text too. */
function hasLookalike(text: string, from: number, to: number): boolean {
  const length = Math.ceil((to - from) / PIECES);
  for (let at = from; at < to; at += length) {
    const piece = text.slice(at, Math.min(at + length, to));
    if (text.indexOf(piece) !== at || text.includes(piece, at + 1)) return true;
  }
  return false;
}
