/*
 * Finds a stored passage again in today's page and says what became of it.
 *
 *  1. `query.ts` prepares the passage: its words and those of its context, each with a weight (rare, long and near is more).
 *  2. `ngram-votes.ts` finds the regions of today's text that share the most short pieces with passage and context.
 *  3. `candidates.ts` lists the places worth a look: the same words, the suggested words, the best alignment of words in
 *     each region (`words.ts`, `boundaries.ts`), and whatever is between the same context (`between-context.ts`).
 *  4. `context.ts` measures at each place how much of the context is there, character by character and word by word.
 *  5. `score.ts` turns that into a score: complete context counts most, then the share of words found, then proximity.
 *  6. A place is dropped if the context that tells the passage from its duplicates is missing there.
 *  7. The best place wins. If too little of the passage is there, the passage is `gone`.
 *  8. `decide.ts` says `unchanged` or `fixed` only if it is certain; if it is not, the verdict is `changed`. A sentence with
 *     another word in it (`lookalike.ts`) must be where the passage's own was.
 *
 * Context comes before words: the same words in a headline, teaser or caption are not the passage. `thresholds.ts` has
 * every number. All of it takes time in proportion to the length of the text, however often the text repeats itself.
 */

import type { Passage } from '../../correction/content';
import { countCodePoints } from '../../correction/text';
import { type Collapsed, collapse, withoutSoftHyphens } from '../page-text/collapse';
import { type Candidate, findCandidates } from './candidates';
import { isCertain, isCutOut } from './decide';
import { makeQuery, type Query } from './query';
import { isAppliedWithoutRival, isDistinct, type ScoredCandidate, scoreCandidate } from './score';
import { THRESHOLDS, type Thresholds } from './thresholds';

/** Where the passage is now: `start` to `end`, UTF-16 in the page text. */
export type Located =
  /** The same words are in the same place. */
  | { readonly verdict: 'unchanged'; readonly start: number; readonly end: number }
  /** The suggested words are in its place; if the suggestion was to delete it, nothing is (`start` is `end`). */
  | { readonly verdict: 'fixed'; readonly start: number; readonly end: number }
  /** Other words are in its place, or it is not certain that they are the same. */
  | { readonly verdict: 'changed'; readonly start: number; readonly end: number }
  | { readonly verdict: 'gone' };

/**
 * Returns where the passage is in today's page text, and what became of it. Any run of white space counts as one space.
 *
 * @param text the page text as it is today.
 * @param replacement the suggested words; `''` if the passage was to be deleted.
 * @param language BCP 47 tag of the page.
 */
export function locate(text: string, passage: Passage, replacement?: string, language?: string): Located {
  return decide(search(text, passage, { replacement, language }));
}

/** The result of the slow half of `locate`: all places that may be the passage's. */
export interface Search {
  readonly page: Collapsed;
  readonly query: Query;
  readonly candidates: readonly Candidate[];
}

/** Finds the candidates. Benchmarks call the two halves of `locate` separately, to vary the thresholds. */
export function search(
  text: string,
  passage: Passage,
  {
    replacement,
    language,
    thresholds = THRESHOLDS,
  }: {
    readonly replacement?: string | undefined;
    readonly language?: string | undefined;
    readonly thresholds?: Thresholds;
  },
): Search {
  const page = collapse(text);
  // The page text has no soft hyphens, but the quote of another program, or of an earlier version, may have them.
  const asSeen = text.includes('\u00ad') ? (words: string) => words : withoutSoftHyphens;
  const { exact, prefix, suffix } = passage;
  const quote = { ...passage, exact: asSeen(exact), prefix: asSeen(prefix), suffix: asSeen(suffix) };
  const query = makeQuery(page, quote, {
    thresholds,
    ...(replacement === undefined ? {} : { replacement: asSeen(replacement) }),
    ...(language === undefined ? {} : { language }),
    ...positionOf(page, text, passage),
  });
  return { page, query, candidates: findCandidates(page, query) };
}

/** Chooses the best candidate and gives the verdict. */
export function decide({ page, query, candidates }: Search): Located {
  const scored = candidates
    .map((candidate) => scoreCandidate(candidate, query, page.collapsed.length))
    .filter((one, _, all) => isDistinct(one, query) || isAppliedWithoutRival(one, all, query))
    .sort((one, two) => two.score - one.score || lengthOf(two) - lengthOf(one));
  const best = preferVerbatim(scored);
  if (best === undefined || !best.isPlausible) return { verdict: 'gone' };

  const { what, start, end } = best.candidate;
  const from = page.startInText(start);
  const place = { start: from, end: Math.max(from, page.endInText(end)) };
  if (start === end) {
    const isElsewhere = page.collapsed.includes(query.exact);
    const isCut = query.replacement === '' && isCutOut(best, scored, query, isElsewhere);
    return isCut ? { verdict: 'fixed', start: from, end: from } : { verdict: 'gone' };
  }
  if (what === 'other' || !isCertain(best, scored, query)) return { verdict: 'changed', ...place };
  return { verdict: what === 'exact' ? 'unchanged' : 'fixed', ...place };
}

function lengthOf({ candidate: { start, end } }: ScoredCandidate): number {
  return end - start;
}

/** If the best candidate is a longer piece that contains the exact or the suggested words, returns those words. */
function preferVerbatim(scored: readonly ScoredCandidate[]): ScoredCandidate | undefined {
  const [best] = scored;
  if (best === undefined || best.candidate.what !== 'other') return best;
  const { start, end } = best.candidate;
  const isWithin = ({ candidate, isPlausible }: ScoredCandidate) =>
    candidate.what !== 'other' && candidate.start >= start && candidate.end <= end && isPlausible;
  return scored.find(isWithin) ?? best;
}

/** Returns the passage's old position in today's collapsed text; nothing if it contradicts the prefix. */
function positionOf(page: Collapsed, text: string, { start, prefix }: Passage): { position?: number } {
  if (start === undefined || start < countCodePoints(prefix)) return {};
  return { position: page.fromText(inUtf16(text, start)) };
}

/** Converts a position in code points to UTF-16 units, at most the text's length. */
function inUtf16(text: string, codePoints: number): number {
  let position = codePoints;
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
    if (index >= position) break;
    position += 1;
  }
  return Math.min(position, text.length);
}
