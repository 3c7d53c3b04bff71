// A stored passage, prepared for searching: its words and those of its context, with their weights.

import type { Passage } from '../../correction/content';
import { MAX_CONTEXT } from '../../correction/limits';
import { sentenceBounds } from '../../correction/sentence';
import { countCodePoints } from '../../correction/text';
import { type Collapsed, collapse } from '../page-text/collapse';
import { vote } from './ngram-votes';
import type { Thresholds } from './thresholds';
import { BREAK, someOf, type Words, wordsOf } from './words';

/** The passage, with white space collapsed. */
export interface Query {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Prefix and suffix with their line breaks. */
  readonly lines: { readonly prefix: string; readonly suffix: string };
  readonly replacement?: string;
  /** Its old position (UTF-16), if that is known. */
  readonly position?: number;
  /** Positions near which it may be now, the likeliest first. */
  readonly starts: readonly number[];
  /** The words of prefix, passage and suffix in one list, and how many the first two have. */
  readonly words: Words;
  readonly counts: { readonly prefix: number; readonly exact: number };
  /** How many words and characters at either end are outside the passage's sentence. They tell it from its duplicates. */
  readonly outside: {
    readonly wordsBefore: number;
    readonly wordsAfter: number;
    readonly lengthBefore: number;
    readonly lengthAfter: number;
  };
  /** What was next to its sentence, if the page had a sentence like it. */
  readonly lookalikes: 'unknown' | 'none' | { readonly before: string; readonly after: string };
  /** How many of these neighbours must be there: both, if one of them is a copy of the sentence, or part of it is not known. */
  readonly neighboursNeeded: 1 | 2;
  /** Whether a side of the context is as long as it may be, so that the sentence may go on. */
  readonly isCut: boolean;
  readonly isOneLine: boolean;
  /** Whether the whole prefix, or suffix, occurs once in the text. */
  readonly isUnique: { readonly before: boolean; readonly after: boolean };
  readonly language?: string;
  readonly thresholds: Thresholds;
}

/** What is known in addition to the passage. */
interface Hints {
  readonly thresholds: Thresholds;
  readonly replacement?: string;
  readonly language?: string;
  readonly position?: number;
}

/** @param page the page text as it is today. */
export function makeQuery(
  page: Collapsed,
  passage: Passage,
  { thresholds, replacement, language, position }: Hints,
): Query {
  const [prefix, exact, suffix] = [
    collapse(passage.prefix),
    collapse(passage.exact),
    collapse(passage.suffix),
  ];
  const whole = prefix.collapsed + exact.collapsed + suffix.collapsed;
  const { starts, rarity } = vote(page.collapsed, whole, thresholds);
  const before = weighed(
    wordsOf(prefix.lines, thresholds, 0, rarity),
    (_, end) => prefix.lines.length - end,
    thresholds,
  );
  const own = wordsOf(exact.lines, thresholds, 0, rarity.subarray(prefix.lines.length));
  const rest = rarity.subarray(prefix.lines.length + exact.lines.length);
  const after = weighed(wordsOf(suffix.lines, thresholds, 0, rest), (start) => start, thresholds);
  const text = passage.prefix + passage.exact + passage.suffix;
  const end = passage.prefix.length + passage.exact.length;
  const sentence = sentenceBounds(text, passage.prefix.length, end, language);
  const isCut = Math.max(countCodePoints(passage.prefix), countCodePoints(passage.suffix)) >= MAX_CONTEXT;
  const begins = starts.map((start) => start + prefix.lines.length);
  return {
    exact: exact.collapsed,
    prefix: prefix.collapsed,
    suffix: suffix.collapsed,
    lines: { prefix: prefix.lines, suffix: suffix.lines },
    ...(replacement === undefined ? {} : { replacement: collapse(replacement).collapsed }),
    ...(position === undefined ? {} : { position }),
    isUnique: {
      before: occursOnce(page.collapsed, prefix.collapsed.trim(), thresholds),
      after: occursOnce(page.collapsed, suffix.collapsed.trim(), thresholds),
    },
    ...(language === undefined ? {} : { language }),
    starts: position === undefined ? begins : [...begins, Math.min(position, page.collapsed.length)],
    words: joined(before, own, after),
    outside: {
      wordsBefore: wordsOf(text.slice(0, sentence.start), thresholds).words.length,
      wordsAfter: wordsOf(text.slice(sentence.end), thresholds).words.length,
      lengthBefore: collapse(text.slice(0, sentence.start)).collapsed.length,
      lengthAfter: collapse(text.slice(sentence.end)).collapsed.length,
    },
    thresholds,
    lookalikes: collapsedNeighbours(passage.lookalikes),
    isCut,
    neighboursNeeded:
      isCut || hasCopyBeside(passage.lookalikes, text.slice(sentence.start, sentence.end)) ? 2 : 1,
    counts: { prefix: before.words.length, exact: own.words.length },
    isOneLine: !whole.includes(BREAK) && ![prefix, exact, suffix].some(({ lines }) => lines.includes(BREAK)),
  };
}

function collapsedNeighbours(lookalikes: Passage['lookalikes']): Query['lookalikes'] {
  if (lookalikes === undefined) return 'unknown';
  if (lookalikes === 'none') return lookalikes;
  const { before, after } = lookalikes;
  return { before: collapse(before).collapsed, after: collapse(after).collapsed };
}

function hasCopyBeside(lookalikes: Passage['lookalikes'], sentence: string): boolean {
  if (lookalikes === undefined || lookalikes === 'none') return false;
  const words = sentence.trim();
  return lookalikes.before.trim().endsWith(words) || lookalikes.after.trim().startsWith(words);
}

function occursOnce(text: string, context: string, { minUnique }: Thresholds): boolean {
  if (context.length < minUnique) return false;
  const at = text.indexOf(context);
  return at !== -1 && text.indexOf(context, at + 1) === -1;
}

function weighed(
  words: Words,
  distance: (start: number, end: number) => number,
  { halfWeightDistance }: Thresholds,
): Words {
  const weights = words.weights.map(
    (weight, index) =>
      weight / (1 + distance(words.starts[index] ?? 0, words.ends[index] ?? 0) / halfWeightDistance),
  );
  return { ...words, weights };
}

function joined(...parts: readonly Words[]): Words {
  return {
    words: parts.flatMap(({ words }) => words),
    starts: parts.flatMap(({ starts }) => starts),
    ends: parts.flatMap(({ ends }) => ends),
    weights: parts.flatMap(({ weights }) => weights),
  };
}

export function wordsBefore({ words, counts }: Query): Words {
  return someOf(words, 0, counts.prefix);
}

export function ownWords({ words, counts }: Query): Words {
  return someOf(words, counts.prefix, counts.prefix + counts.exact);
}

export function wordsAfter({ words, counts }: Query): Words {
  return someOf(words, counts.prefix + counts.exact, words.words.length);
}
