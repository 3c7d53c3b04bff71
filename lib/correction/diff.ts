// The difference between what stands there and what should, word by word.

import { diffArrays } from 'diff/lib/diff/array.js'; // the package's index would bring every other diff along
import { segmenterFor } from './segmenter';

export interface DiffPart {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * The word diff from `before` to `after`: parts in reading order whose `same` and `removed` texts joined give `before`,
 * and whose `same` and `added` texts joined give `after`. No part begins or ends inside a word.
 *
 * @param language BCP 47 tag of the text; decides where words end in scripts without spaces.
 */
export function diffWords(before: string, after: string, language?: string): DiffPart[] {
  const [from, to] = [splitWords(before, language), splitWords(after, language)];
  // Most changes are in one place: what stands around it costs nothing at each key.
  const { start, end } = sharedAtEnds(from, to);
  const parts = [
    part('same', from.slice(0, start)),
    ...diffOf(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    part('same', from.slice(from.length - end)),
  ];
  return mergeAcrossSpaces(parts.filter(({ text }) => text !== ''));
}

/** How many words both share at the start, and how many of the others at the end. */
function sharedAtEnds(from: readonly string[], to: readonly string[]): { start: number; end: number } {
  const start = sharedAtStart(from, to);
  return { start, end: sharedAtStart(from.slice(start).toReversed(), to.slice(start).toReversed()) };
}

function sharedAtStart(from: readonly string[], to: readonly string[]): number {
  const differs = from.findIndex((word, index) => word !== to[index]);
  return differs === -1 ? from.length : differs;
}

function diffOf(from: string[], to: string[]): DiffPart[] {
  const changes = diffArrays(from, to, { maxEditLength: MAX_EDITS });
  if (changes === undefined) return [part('removed', from), part('added', to)]; // they have next to nothing in common
  return changes.map(({ added, removed, value }) =>
    part(added ? 'added' : removed ? 'removed' : 'same', value),
  );
}

function part(change: DiffPart['change'], words: readonly string[]): DiffPart {
  return { change, text: words.join('') };
}

/**
 * `before` and `after` without the whole words that they share at both ends; the rest is what changed. It begins at `at`
 * (UTF-16) in both.
 */
export function trimToDifference(
  before: string,
  after: string,
  language?: string,
): { before: string; after: string; at: number } {
  const [from, to] = [splitWords(before, language), splitWords(after, language)];
  const { start, end } = sharedAtEnds(from, to);
  return {
    before: from.slice(start, from.length - end).join(''),
    after: to.slice(start, to.length - end).join(''),
    at: from.slice(0, start).join('').length,
  };
}

/** The time grows with the square of the words that differ: so many take 40 ms, at every key. As many as were written anew. */
const MAX_EDITS = 700;

/** The words as readers see them: the segmenter's, but `well-known` and `10 000` are one, and no letter loses its marks. */
function splitWords(text: string, language: string | undefined): string[] {
  const words: string[] = [];
  const graphemes = segmenterFor('grapheme', language).segment(text);
  for (const { segment, index } of segmenterFor('word', language).segment(text)) {
    const [one, between] = [words.at(-2), words.at(-1)];
    if (between === undefined) {
      words.push(segment);
    } else if (one !== undefined && isOneWord(one, between, segment)) {
      words.splice(-2, 2, one + between + segment);
    } else if (/[^ -\u02ff]/.test(between + segment) && graphemes.containing(index)?.index !== index) {
      words.splice(-1, 1, between + segment); // dictionaries of Thai and its like cut before vowels
    } else {
      words.push(segment);
    }
  }
  return words;
}

function isOneWord(one: string, between: string, other: string): boolean {
  if (/^[-\u2010\u2011]$/.test(between))
    return /[\p{L}\p{M}\p{N}]$/u.test(one) && /^[\p{L}\p{N}]/u.test(other);
  return (
    /^[ \u00a0\u2009\u202f]$/.test(between) && /^\d{1,3}(\D\d{3})*$/.test(one) && /^\d{3}(?!\d)/.test(other)
  );
}

/** A replaced phrase reads as one change, not as a change for each word: spaces between changes join them. */
function mergeAcrossSpaces(parts: readonly DiffPart[]): DiffPart[] {
  const merged: DiffPart[] = [];
  let index = 0;
  while (index < parts.length) {
    const run: DiffPart[] = [];
    while (index < parts.length && belongsToChange(parts, index)) run.push(parts[index++] as DiffPart); // in bounds
    if (run.length > 0) {
      const removed = textOf(run, 'added');
      const added = textOf(run, 'removed');
      if (removed) merged.push({ change: 'removed', text: removed });
      if (added) merged.push({ change: 'added', text: added });
    } else {
      merged.push(parts[index++] as DiffPart); // in bounds
    }
  }
  return merged;
}

function belongsToChange(parts: readonly DiffPart[], index: number): boolean {
  const part = parts[index];
  if (part === undefined) return false;
  if (part.change !== 'same') return true;
  const between = index > 0 && index < parts.length - 1;
  return between && /^\s+$/u.test(part.text);
}

function textOf(parts: readonly DiffPart[], without: 'added' | 'removed'): string {
  return parts
    .filter((part) => part.change !== without)
    .map((part) => part.text)
    .join('');
}
