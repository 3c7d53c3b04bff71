// The difference between the passage and the proposed wording, word by word.

import { diffArrays } from 'diff/lib/diff/array.js'; // the package's index would import every other diff too
import { segmenterFor } from './segmenter';

export interface DiffPart {
  readonly change: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * Returns the word diff from `before` to `after`: parts in reading order. The `same` and `removed` texts together are `before`, and
 * the `same` and `added` texts together are `after`. No part begins or ends inside a word.
 *
 * @param language BCP 47 tag of the text; decides where words end in scripts without spaces.
 */
export function diffWords(before: string, after: string, language?: string): DiffPart[] {
  const [from, to] = [splitWords(before, language), splitWords(after, language)];
  // Most changes are in one place. Only that place is diffed, because this runs at every key.
  const { start, end } = sharedAtEnds(from, to);
  const parts = [
    part('same', from.slice(0, start)),
    ...diffOf(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    part('same', from.slice(from.length - end)),
  ];
  return mergeAcrossSpaces(parts.filter(({ text }) => text !== ''));
}

/** Returns how many words both share at the start, and how many of the remaining words at the end. */
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
  if (changes === undefined) return [part('removed', from), part('added', to)]; // they have almost nothing in common
  return changes.map(({ added, removed, value }) =>
    part(added ? 'added' : removed ? 'removed' : 'same', value),
  );
}

function part(change: DiffPart['change'], words: readonly string[]): DiffPart {
  return { change, text: words.join('') };
}

/**
 * Returns what changed: `before` and `after` without the whole words that they share at both ends. The change begins at `at`
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

/**
 * Maximum number of words that are removed or added in a diff. The time grows with its square: at this number a diff takes 40 ms, at
 * every key. Texts with more changes are shown as rewritten.
 */
const MAX_EDITS = 700;

/** Returns the words as readers see them: the segmenter's, but `well-known` and `10 000` are one word, and no grapheme is split. */
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
      words.splice(-1, 1, between + segment); // the dictionaries of Thai and similar scripts split before vowels
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

/** Makes a replaced phrase one change instead of a change for each word: changes with only spaces between them are joined. */
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
