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
  const { from, to } = growUntilUnique(text, start, end, sentenceAround(text, start, end, language));
  const textFragment = textFragmentFor(text, start, end, language);
  const position = countCodePoints(text.slice(0, start));
  const exact = text.slice(start, end);
  return {
    exact,
    prefix: cutFromCodePoints(text.slice(from, start), MAX_CONTEXT),
    suffix: cutToCodePoints(text.slice(end, to), MAX_CONTEXT),
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

function growUntilUnique(text: string, start: number, end: number, sentence: Bounds): Bounds {
  let { from, to } = { from: Math.min(sentence.from, start), to: Math.max(sentence.to, end) };
  while (!isUnique(text, text.slice(from, to))) {
    const wider = {
      from: start - from < MAX_CONTEXT ? previousWord(text, from) : from,
      to: to - end < MAX_CONTEXT ? nextWord(text, to) : to,
    };
    if (wider.from === from && wider.to === to) break;
    ({ from, to } = wider);
  }
  return { from, to };
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
