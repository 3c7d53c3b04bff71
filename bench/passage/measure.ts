// Measures how well a table of thresholds locates passages, on seeded cases of plain text.

import { decide, type Search, search } from '../../lib/passage/locate/locate';
import type { Thresholds } from '../../lib/passage/locate/thresholds';
import type { Row } from '../benchmark';
import { isTrueVerdict, judge, type LocateCase, makeCases, type Noted } from './cases';

export interface Tally {
  readonly cases: number;
  /** Number of cases in which the right place, a wrong place or nothing was found. */
  readonly right: number;
  readonly wrong: number;
  readonly missing: number;
  /** Number of cases with a true verdict. */
  readonly verdict: number;
  /** Number of errors that a reader would notice: a false verdict `unchanged` or `fixed`. */
  readonly falseUnchanged: number;
  readonly falseFixed: number;
}

const LANGUAGES = ['en', 'uk', 'lv'] as const;
/** The kinds of cases of a seed, as shares of `count`. */
const SETS = [
  { characters: 5_000, share: 1, noted: 'everything' },
  { characters: 20_000, share: 1 / 6, noted: 'everything' },
  { characters: 5_000, share: 1 / 3, noted: 'no position' },
  { characters: 5_000, share: 1 / 6, noted: 'words only' },
] as const satisfies readonly { characters: number; share: number; noted: Noted }[];

/** Returns the cases of these seeds: about `count` × 1.7 for each seed and language. */
export function casesOf(seeds: readonly number[], count: number): LocateCase[] {
  return seeds.flatMap((seed) =>
    LANGUAGES.flatMap((language) =>
      SETS.flatMap(({ characters, share, noted }, index) =>
        makeCases({
          seed: seed + 10_000 * index, // another page for each kind
          language,
          characters,
          count: Math.ceil(count * share),
          noted,
        }),
      ),
    ),
  );
}

/** Does the slow half of locating. Most thresholds affect only the other half. */
export function searchAll(cases: readonly LocateCase[], thresholds: Thresholds): Search[] {
  return cases.map(({ text, passage, replacement, language }) =>
    search(text, passage, { replacement, language, thresholds }),
  );
}

/** @param searches the searches for these cases, with thresholds that differ at most in `DECISION`. */
export function tally(
  cases: readonly LocateCase[],
  searches: readonly Search[],
  thresholds: Thresholds,
): Tally {
  const counts = { right: 0, wrong: 0, missing: 0, verdict: 0, falseUnchanged: 0, falseFixed: 0 };
  for (const [index, searched] of searches.entries()) {
    const truth = cases[index]?.truth;
    if (truth === undefined) throw new RangeError('There are more searches than cases.');
    const located = decide({ ...searched, query: { ...searched.query, thresholds } });
    counts[judge(truth, located.verdict === 'gone' ? undefined : located)] += 1;
    if (isTrueVerdict(truth, located)) counts.verdict += 1;
    else if (located.verdict === 'unchanged') counts.falseUnchanged += 1;
    else if (located.verdict === 'fixed') counts.falseFixed += 1;
  }
  return { cases: searches.length, ...counts };
}

/** Returns the loss that tuning minimises. A false verdict weighs as much as 20 passages that are not found. */
export function lossOf({ cases, right, verdict, falseUnchanged, falseFixed }: Tally): number {
  return cases - right + (cases - verdict) + 20 * (falseUnchanged + falseFixed);
}

export function rowOf(what: string, { falseUnchanged, falseFixed, ...counts }: Tally): Row {
  return { what, ...counts, 'false unchanged': falseUnchanged, 'false fixed': falseFixed };
}
