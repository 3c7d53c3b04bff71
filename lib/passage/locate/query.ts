// A stored passage made ready for being looked for in a page text.

import type { Passage } from '../../correction/content';
import { sentenceBounds } from '../../correction/sentence';
import { type Collapsed, collapse } from '../page-text/collapse';
import { vote } from './ngram-votes';
import { BREAK, someOf, type Words, wordsOf } from './words';

/** What is looked for, white space collapsed. */
export interface Query {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Prefix and suffix with their line breaks. */
  readonly lines: { readonly prefix: string; readonly suffix: string };
  readonly replacement?: string;
  /** Where it stood (UTF-16), where that is known. */
  readonly position?: number;
  /** Where it and its context may stand now, the likeliest place of the passage first. */
  readonly starts: readonly number[];
  /** The words of prefix, passage and suffix one after the other, and how many are whose. */
  readonly words: Words;
  readonly counts: { readonly prefix: number; readonly exact: number };
  /** Of the first and the last of the words, how many are beyond the passage's sentence: they tell it from a twin. */
  readonly outside: {
    readonly wordsBefore: number;
    readonly wordsAfter: number;
    readonly lengthBefore: number;
    readonly lengthAfter: number;
  };
  readonly isOneLine: boolean;
  /** Whether the whole prefix, or suffix, stands once in the text: then it tells the place by itself. */
  readonly isUnique: { readonly before: boolean; readonly after: boolean };
  readonly language?: string;
}

/** So many places where pieces of the passage and its context stand are looked at. */
const MAX_STARTS = 6;

/** What is known beside the passage itself. */
interface Hints {
  readonly replacement?: string;
  readonly language?: string;
  readonly position?: number;
}

/** @param page the page text as it is today. */
export function makeQuery(
  page: Collapsed,
  passage: Passage,
  { replacement, language, position }: Hints,
): Query {
  const [prefix, exact, suffix] = [
    collapse(passage.prefix),
    collapse(passage.exact),
    collapse(passage.suffix),
  ];
  const whole = prefix.collapsed + exact.collapsed + suffix.collapsed;
  const { starts, rarity } = vote(page.collapsed, whole, MAX_STARTS);
  const before = weighed(wordsOf(prefix.lines, 0, rarity), (_, end) => prefix.lines.length - end);
  const own = wordsOf(exact.lines, 0, rarity.subarray(prefix.lines.length));
  const rest = rarity.subarray(prefix.lines.length + exact.lines.length);
  const after = weighed(wordsOf(suffix.lines, 0, rest), (start) => start);
  const text = passage.prefix + passage.exact + passage.suffix;
  const end = passage.prefix.length + passage.exact.length;
  const sentence = sentenceBounds(text, passage.prefix.length, end, language);
  const begins = starts.map((start) => start + prefix.lines.length);
  return {
    exact: exact.collapsed,
    prefix: prefix.collapsed,
    suffix: suffix.collapsed,
    lines: { prefix: prefix.lines, suffix: suffix.lines },
    ...(replacement === undefined ? {} : { replacement: collapse(replacement).collapsed }),
    ...(position === undefined ? {} : { position }),
    isUnique: {
      before: standsOnce(page.collapsed, prefix.collapsed.trim()),
      after: standsOnce(page.collapsed, suffix.collapsed.trim()),
    },
    ...(language === undefined ? {} : { language }),
    starts: position === undefined ? begins : [...begins, Math.min(position, page.collapsed.length)],
    words: joined(before, own, after),
    outside: {
      wordsBefore: wordsOf(text.slice(0, sentence.start)).words.length,
      wordsAfter: wordsOf(text.slice(sentence.end)).words.length,
      lengthBefore: collapse(text.slice(0, sentence.start)).collapsed.length,
      lengthAfter: collapse(text.slice(sentence.end)).collapsed.length,
    },
    counts: { prefix: before.words.length, exact: own.words.length },
    isOneLine: !whole.includes(BREAK) && ![prefix, exact, suffix].some(({ lines }) => lines.includes(BREAK)),
  };
}

/** Shorter context says little even where it stands once. */
const MIN_UNIQUE = 10;

function standsOnce(text: string, context: string): boolean {
  if (context.length < MIN_UNIQUE) return false;
  const at = text.indexOf(context);
  return at !== -1 && text.indexOf(context, at + 1) === -1;
}

/** At such a distance from the passage, in characters, a word tells half as much of its place. */
const HALF = 80;

function weighed(words: Words, distance: (start: number, end: number) => number): Words {
  const weights = words.weights.map(
    (weight, index) => weight / (1 + distance(words.starts[index] ?? 0, words.ends[index] ?? 0) / HALF),
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

/** The same, with the passage's own words of little weight: where these are all others, the context alone tells. */
export function withLightOwnWords({ words, counts }: Query): Words {
  const weights = words.weights.map((weight, index) =>
    index >= counts.prefix && index < counts.prefix + counts.exact ? weight / 10 : weight,
  );
  return { ...words, weights };
}
