// Finds a stored passage again in today's page, and says what became of it.

import type { Passage } from '../../correction/content';
import { countCodePoints } from '../../correction/text';
import { type Collapsed, collapse } from '../page-text/collapse';
import { findCandidates } from './candidates';
import { isCertain, isCutOut } from './decide';
import { makeQuery } from './query';
import { isAppliedUnrivalled, isDistinct, type ScoredCandidate, scoreCandidate } from './score';

/** Where the passage stands now: `start` to `end`, UTF-16 in the page text. */
export type Located =
  /** The very words stand in their candidate. */
  | { readonly verdict: 'unchanged'; readonly start: number; readonly end: number }
  /** What was suggested stands in their candidate; nothing (`start` is `end`), where they were to be deleted. */
  | { readonly verdict: 'fixed'; readonly start: number; readonly end: number }
  /** Other words stand in their candidate, or it is not certain that they are the same. */
  | { readonly verdict: 'changed'; readonly start: number; readonly end: number }
  | { readonly verdict: 'gone' };

/**
 * Looks for the passage by its words and, above all, by what stands around them: the same words elsewhere (a headline,
 * a teaser, a caption) never stand in for the place that was meant. White space counts as one space. Takes time in
 * proportion to the text's length, whatever it repeats.
 *
 * @param text the page text as it is today.
 * @param replacement what was suggested; `''` where the passage was to be deleted.
 * @param language BCP 47 tag of the page.
 */
export function locate(text: string, passage: Passage, replacement?: string, language?: string): Located {
  const page = collapse(text);
  const query = makeQuery(page, passage, {
    ...(replacement === undefined ? {} : { replacement }),
    ...(language === undefined ? {} : { language }),
    ...positionOf(page, text, passage),
  });
  const scored = findCandidates(page, query)
    .map((candidate) => scoreCandidate(candidate, query, page.collapsed.length))
    .filter((one, _, all) => isDistinct(one) || isAppliedUnrivalled(one, all))
    .sort((one, two) => two.score - one.score || lengthOf(two) - lengthOf(one));
  const best = preferVerbatim(scored);
  if (best === undefined || !best.isPlausible) return { verdict: 'gone' };

  const { what, start, end } = best.candidate;
  const from = page.startInText(start);
  const candidate = { start: from, end: Math.max(from, page.endInText(end)) };
  if (start === end) {
    const isElsewhere = page.collapsed.includes(query.exact);
    const isCut = query.replacement === '' && isCutOut(best, scored, query, isElsewhere);
    return isCut ? { verdict: 'fixed', start: from, end: from } : { verdict: 'gone' };
  }
  if (what === 'other' || !isCertain(best, scored, query)) return { verdict: 'changed', ...candidate };
  return { verdict: what === 'exact' ? 'unchanged' : 'fixed', ...candidate };
}

function lengthOf({ candidate: { start, end } }: ScoredCandidate): number {
  return end - start;
}

/** The words themselves, or what was suggested, are meant where they stand within a longer piece. */
function preferVerbatim(scored: readonly ScoredCandidate[]): ScoredCandidate | undefined {
  const [best] = scored;
  if (best === undefined || best.candidate.what !== 'other') return best;
  const { start, end } = best.candidate;
  const isWithin = ({ candidate, score }: ScoredCandidate) =>
    candidate.what !== 'other' && candidate.start >= start && candidate.end <= end && score >= LEAST_WITHIN;
  return scored.find(isWithin) ?? best;
}

/** Least score of words within a longer piece: elsewhere they would be doubted. */
const LEAST_WITHIN = 0.7;

/** Where the passage stood, in today's collapsed text; nothing where it could not have stood there. */
function positionOf(page: Collapsed, text: string, { start, prefix }: Passage): { position?: number } {
  if (start === undefined || start < countCodePoints(prefix)) return {};
  return { position: page.fromText(inUtf16(text, start)) };
}

/** Code points before a candidate, as UTF-16 units; the text's length, where it is shorter. */
function inUtf16(text: string, codePoints: number): number {
  let position = codePoints;
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
    if (index >= position) break;
    position += 1;
  }
  return Math.min(position, text.length);
}
