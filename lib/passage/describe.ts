// From a stretch of the page text to the Passage that names it: quote, context, position, text fragment.

import type { Passage } from '../correction/correction';
import { MAX_CONTEXT } from '../correction/limits';
import { sentenceBounds } from '../correction/sentence';
import { countCodePoints, cutFromCodePoints, cutToCodePoints } from '../correction/text';
import { textFragmentFor } from './text-fragment';

/** Sentences longer than this on one side are cut by MAX_CONTEXT anyway, so no more need be segmented. */
const WINDOW = 4 * MAX_CONTEXT;

/**
 * Describes `start` to `end` (UTF-16) of `text`. Prefix and suffix reach the ends of the sentence and, where the quote
 * stands more than once, grow by whole words until it is unique or the context is full.
 */
export function describePassage(text: string, start: number, end: number, language?: string): Passage {
  const { from, to } = growUntilUnique(text, start, end, language);
  const textFragment = textFragmentFor(text, start, end, language);
  const position = countCodePoints(text.slice(0, start));
  const exact = text.slice(start, end);
  return {
    exact,
    prefix: text.slice(from, start),
    suffix: text.slice(end, to),
    start: position,
    end: position + countCodePoints(exact),
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

function growUntilUnique(text: string, start: number, end: number, language: string | undefined): Bounds {
  const limit = farthestContext(text, start, end);
  const within = ({ from, to }: Bounds): Bounds => ({
    from: Math.max(limit.from, Math.min(from, start)),
    to: Math.min(limit.to, Math.max(to, end)),
  });
  let bounds = within(sentenceAround(text, start, end, language));
  while (!isUnique(text, text.slice(bounds.from, bounds.to))) {
    const wider = within({ from: previousWord(text, bounds.from), to: nextWord(text, bounds.to) });
    if (wider.from === bounds.from && wider.to === bounds.to) break;
    bounds = wider;
  }
  return bounds;
}

function farthestContext(text: string, start: number, end: number): Bounds {
  const before = cutFromCodePoints(text.slice(Math.max(0, start - WINDOW), start), MAX_CONTEXT);
  const behind = cutToCodePoints(text.slice(end, end + WINDOW), MAX_CONTEXT);
  return { from: start - before.length, to: end + behind.length };
}

function isUnique(text: string, quote: string): boolean {
  return text.indexOf(quote, text.indexOf(quote) + 1) === -1;
}

function previousWord(text: string, from: number): number {
  return from - (/\S*\s*$/u.exec(text.slice(Math.max(0, from - MAX_CONTEXT), from))?.[0].length ?? 0);
}

function nextWord(text: string, to: number): number {
  return to + (/^\s*\S*/u.exec(text.slice(to, to + MAX_CONTEXT))?.[0].length ?? 0);
}
