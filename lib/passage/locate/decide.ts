// Whether it is certain that the best candidate's words are the passage's, or are the suggested words in its place.

import type { Candidate } from './candidates';
import type { Query } from './query';
import { hasUniqueSide, isAppliedInSentence, type ScoredCandidate } from './score';

/** Whether the exact or the suggested words at the best candidate are certain to be in the passage's place. */
export function isCertain(best: ScoredCandidate, all: readonly ScoredCandidate[], query: Query): boolean {
  const { candidate, contextMatch, proximity, isConclusive } = best;
  const { before, after, what } = candidate;
  const { distinct, close, near, certainNear, certainFar } = query.thresholds;
  if (isLeftUnchanged(best, all, query)) return false;
  if (mayBeDuplicate(best, query)) return false;
  if (isConclusive || isAppliedInSentence(best, query)) return true;
  if (isInLookalike(best, query)) return false;
  if (
    best.distinctness < distinct ||
    before.isSeparated ||
    after.isSeparated ||
    before.isCutOff ||
    after.isCutOff
  )
    return false;
  // Line breaks that the passage did not have are those of a duplicate, unless it is close.
  if (!candidate.hasSameLines && before.isComplete && after.isComplete && proximity < close) return false;
  if ((query.prefix === '' && !before.isComplete) || (query.suffix === '' && !after.isComplete)) return false;
  if (what === 'exact' && isUnmistakable(best, query)) return true;
  if (proximity >= near && contextMatch >= certainNear) return true;
  return contextMatch >= certainFar && isAdjacent(candidate, query);
}

/** Whether the sentence differs from the passage's in a word, and nothing shows that it is the passage's own, edited. */
function isInLookalike(
  { candidate: { before, after, neighbours }, proximity }: ScoredCandidate,
  { lookalikes, thresholds: { close } }: Query,
): boolean {
  const others = [before.otherWord, after.otherWord];
  if (others.includes('number')) return true;
  if (!others.includes('word')) return false;
  return lookalikes === 'none' ? proximity < close : neighbours < 2;
}

/** Whether the page had the whole sentence twice, and this may be the other one, since what was next to it is not there. */
function mayBeDuplicate(
  { candidate: { neighbours } }: ScoredCandidate,
  { lookalikes, outside, isCut, neighboursNeeded }: Query,
): boolean {
  const wasRepeated = outside.lengthBefore + outside.lengthAfter > 0; // only then does the context reach beyond the sentence
  return typeof lookalikes !== 'string' && (wasRepeated || isCut) && neighbours < neighboursNeeded;
}

/** Whether exact words with nothing put in next to them are so near that rewritten context does not make them doubtful. */
function isUnmistakable(
  { candidate: { before, after, neighbours }, proximity }: ScoredCandidate,
  query: Query,
): boolean {
  const { minFoundShare, minFoundUnique, close } = query.thresholds;
  const least = query.lookalikes === 'none' || neighbours === 2 ? minFoundUnique : minFoundShare;
  return proximity >= close && before.found + after.found >= least * (before.weight + after.weight);
}

/** Whether the suggested words are far from the old position, and the passage's own words are still near it. */
function isLeftUnchanged(
  { candidate, proximity }: ScoredCandidate,
  all: readonly ScoredCandidate[],
  query: Query,
): boolean {
  return (
    candidate.what === 'replacement' &&
    proximity < query.thresholds.close &&
    all.some(
      (other) =>
        other.candidate.what === 'exact' &&
        other.proximity >= query.thresholds.close &&
        !isInLookalike(other, query),
    )
  );
}

/**
 * Whether the passage was deleted at the best candidate, where nothing is left between its context.
 *
 * @param isElsewhere the passage's words are somewhere else in the text.
 */
export function isCutOut(
  best: ScoredCandidate,
  all: readonly ScoredCandidate[],
  query: Query,
  isElsewhere: boolean,
): boolean {
  const { candidate, proximity, isConclusive } = best;
  const { before, after } = candidate;
  const { strongContext, close } = query.thresholds;
  const isStrong = before.weight + after.weight >= strongContext || hasUniqueSide(query);
  if (isConclusive && (isStrong || !isElsewhere)) return true;
  if (isInLookalike(best, query)) return false;
  return (
    proximity >= close &&
    isAdjacent(candidate, query) &&
    !all.some((other) => other.candidate.what === 'exact' && other.proximity >= close)
  );
}

/** Whether enough characters right before and right after the candidate are those of the context, or all it has. */
function isAdjacent({ before, after }: Candidate, { prefix, suffix, thresholds }: Query): boolean {
  const { minAdjacent } = thresholds;
  return (
    before.verbatim >= Math.min(minAdjacent, prefix.length) &&
    after.verbatim >= Math.min(minAdjacent, suffix.length)
  );
}
