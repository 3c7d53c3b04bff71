// The difference between what stands there and what should, word by word.

import { diffArrays } from 'diff';

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
  const parts: DiffPart[] = diffArrays(splitWords(before, language), splitWords(after, language)).map(
    ({ added, removed, value }) => ({
      change: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  );
  return mergeAcrossSpaces(parts);
}

/** `before` and `after` without the whole words that they share at both ends; the rest is what changed. */
export function trimToDifference(
  before: string,
  after: string,
  language?: string,
): { before: string; after: string } {
  const parts = diffWords(before, after, language);
  const first = parts.findIndex((part) => part.change !== 'same');
  if (first === -1) return { before: '', after: '' };
  const last = parts.findLastIndex((part) => part.change !== 'same');
  const changed = parts.slice(first, last + 1);
  return { before: textOf(changed, 'added'), after: textOf(changed, 'removed') };
}

function splitWords(text: string, language: string | undefined): string[] {
  return Array.from(
    new Intl.Segmenter(language, { granularity: 'word' }).segment(text),
    ({ segment }) => segment,
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
