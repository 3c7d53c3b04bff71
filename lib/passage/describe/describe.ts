// From a stretch of the page text to the Passage that names it: quote, context, position, text fragment.

import type { Passage } from '../../correction/content';
import { cutToCodePoints, cutToLastCodePoints } from '../../correction/cut';
import { MAX_CONTEXT } from '../../correction/limits';
import { sentenceBounds } from '../../correction/sentence';
import { countCodePoints } from '../../correction/text';
import { agreementAfter, agreementBefore, occurrences } from '../locate/duplicates';
import type { Edge } from '../page-text/edges';
import { findNeighbours } from './neighbours';
import { makeSearchable } from './search-text';
import { textFragmentFor } from './text-fragment';

/** Sentences longer than this on one side are cut by MAX_CONTEXT anyway, so no more has to be segmented. */
const WINDOW = 4 * MAX_CONTEXT;

/**
 * Describes `start` to `end` (UTF-16) of `text`. Prefix and suffix reach the ends of the sentence; if the quote
 * occurs more than once, they grow by whole words until it is unique or they are full.
 *
 * @param language BCP 47 tag of the page.
 * @param edges where a browser's search reads something else than a reader.
 */
export function describePassage(
  text: string,
  start: number,
  end: number,
  language?: string,
  edges: readonly Edge[] = [],
): Passage {
  const sentence = within(text, start, end, sentenceAround(text, start, end, language));
  const { from, to } = growUntilUnique(text, start, end, sentence);
  const lookalikes = findNeighbours(text, sentence.from, sentence.to);
  const textFragment = textFragmentFor(makeSearchable(text, language, edges), start, end);
  const position = countCodePoints(text.slice(0, start));
  const exact = text.slice(start, end);
  return {
    exact,
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
    start: position,
    end: position + countCodePoints(exact),
    lookalikes,
    ...(textFragment === undefined ? {} : { textFragment }),
  };
}

interface Bounds {
  readonly from: number;
  readonly to: number;
}

function sentenceAround(text: string, start: number, end: number, language: string | undefined): Bounds {
  const windowStart = Math.max(0, start - WINDOW);
  const window = text.slice(windowStart, end + WINDOW);
  const bounds = sentenceBounds(window, start - windowStart, end - windowStart, language);
  return {
    from: windowStart + bounds.start,
    to: windowStart + window.slice(0, bounds.end).trimEnd().length,
  };
}

function growUntilUnique(text: string, start: number, end: number, sentence: Bounds): Bounds {
  let bounds = sentence;
  let duplicates = duplicatesOf(text, start, end);
  for (;;) {
    const { from, to } = bounds;
    duplicates = duplicates.filter(({ before, after }) => before >= start - from && after >= to - end);
    const wider = within(text, start, end, { from: previousWord(text, from), to: nextWord(text, to) });
    if (duplicates.length === 0 || (wider.from === from && wider.to === to)) return bounds;
    bounds = wider;
  }
}

/** Returns, for each duplicate of the words, how far its surroundings agree with theirs. */
function duplicatesOf(text: string, start: number, end: number): { before: number; after: number }[] {
  return occurrences(text, text.slice(start, end))
    .filter((duplicate) => duplicate !== start)
    .map((duplicate) => ({
      before: agreementBefore(text, start, text, duplicate, WINDOW),
      after: agreementAfter(text, end, text, duplicate + end - start, WINDOW),
    }));
}

/** Returns the bounds, but no farther from the passage than its context may reach. */
function within(text: string, start: number, end: number, { from, to }: Bounds): Bounds {
  const before = cutToLastCodePoints(text.slice(Math.max(0, start - WINDOW), start), MAX_CONTEXT);
  const after = cutToCodePoints(text.slice(end, end + WINDOW), MAX_CONTEXT);
  return {
    from: Math.max(start - before.length, Math.min(from, start)),
    to: Math.min(end + after.length, Math.max(to, end)),
  };
}

function previousWord(text: string, from: number): number {
  return from - (/\S*\s*$/u.exec(text.slice(Math.max(0, from - MAX_CONTEXT), from))?.[0].length ?? 0);
}

function nextWord(text: string, to: number): number {
  return to + (/^\s*\S*/u.exec(text.slice(to, to + MAX_CONTEXT))?.[0].length ?? 0);
}
