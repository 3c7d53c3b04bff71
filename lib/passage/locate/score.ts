// How well a candidate fits the passage: by the context around it, and by how near it is to the old position.

import type { Candidate } from './candidates';
import { ownWords, type Query } from './query';
import { weightOfAll, wordsOf } from './words';

export interface ScoredCandidate {
  readonly candidate: Candidate;
  /** 1 at the passage's old position, towards 0 far from it. */
  readonly proximity: number;
  /** Share (0 to 1) of the words of passage and context that are there, by weight. */
  readonly contextMatch: number;
  /** The same for the context outside the passage's sentence, which tells it from its duplicates; 1 if there is none. */
  readonly distinctness: number;
  /** Characters of context in the passage's sentence, if all of them are there; else 0. */
  readonly sentence: number;
  /** Whether the whole context is there, and is so much that it is not there by chance. */
  readonly isConclusive: boolean;
  /** Whether the passage may be said to be here. If not even the best candidate is plausible, the passage is gone. */
  readonly isPlausible: boolean;
  /** The highest score wins. */
  readonly score: number;
}

/** A complete context beats every share of it. */
const CONCLUSIVE_SCORE = 2;

/** @param length of the page text, UTF-16. */
export function scoreCandidate(candidate: Candidate, query: Query, length: number): ScoredCandidate {
  const { before, after, similarity, start } = candidate;
  const { distancePenalty } = query.thresholds;
  const context = before.weight + after.weight;
  const outside = before.weightOutside + after.weightOutside;
  const own = weightOfAll(ownWords(query));
  const contextMatch = (before.found + after.found + own * similarity) / (context + own);
  const proximity = proximityOf(start, query, length);
  const distinctness = outside === 0 ? 1 : (before.foundOutside + after.foundOutside) / outside;
  // At the end of its sentence, the passage is followed by a break and another word. A space alone is not enough.
  const isThere = ({ lengthInSentence, verbatim, isComplete }: Candidate['before']) =>
    lengthInSentence > 0 ? verbatim >= lengthInSentence : isComplete || verbatim > 1;
  const isSentence = isThere(before) && isThere(after);
  const sentence = isSentence ? before.lengthInSentence + after.lengthInSentence : 0;
  const isConclusive =
    hasConclusiveContext(candidate, proximity, query) || isWholeSentence({ candidate, sentence }, query);
  const isApplied = isAppliedInSentence({ candidate, sentence, distinctness }, query);
  return {
    candidate,
    proximity,
    contextMatch,
    distinctness,
    sentence,
    isConclusive,
    isPlausible:
      isConclusive || isApplied || hasEnoughContext(candidate, proximity, contextMatch, own, query),
    score:
      (isConclusive
        ? CONCLUSIVE_SCORE + similarity
        : candidate.what !== 'other' && sentence >= query.thresholds.minSentence
          ? 1
          : contextMatch) -
      (context === 0 ? 1 : distancePenalty) * (1 - proximity), // without context, only the position can tell
  };
}

/** A position that is not known counts as halfway, for every candidate alike. */
function proximityOf(start: number, { position, thresholds }: Query, length: number): number {
  const { halfProximityDistance, halfProximityShare, halfway } = thresholds;
  if (position === undefined) return halfway;
  return 1 / (1 + Math.abs(start - position) / (halfProximityDistance + halfProximityShare * length));
}

/** Whether the context that tells the passage from its duplicates is there. */
export function isDistinct(scored: ScoredCandidate, query: Query): boolean {
  const { distinct, distinctClose, close, nearlyAll } = query.thresholds;
  const { distinctness, proximity, contextMatch } = scored;
  return (
    isWholeSentence(scored, query) ||
    distinctness >= distinct ||
    (distinctness >= distinctClose && proximity >= close && contextMatch >= nearlyAll)
  );
}

/** Whether the words are in the passage's whole sentence, and next to what told it from its lookalikes. */
function isWholeSentence(
  { candidate: { what, neighbours }, sentence }: Pick<ScoredCandidate, 'candidate' | 'sentence'>,
  { neighboursNeeded, thresholds: { minSentence } }: Query,
): boolean {
  return what !== 'other' && sentence >= minSentence && neighbours >= neighboursNeeded;
}

/** Whether the suggested words are in the passage's whole sentence, but not next to what told it from its duplicates. */
export function isAppliedInSentence(
  { candidate, sentence, distinctness }: Pick<ScoredCandidate, 'candidate' | 'sentence' | 'distinctness'>,
  { thresholds: { distinct, minSentence } }: Query,
): boolean {
  return candidate.what === 'replacement' && sentence >= minSentence && distinctness < distinct;
}

/** The same, if the passage's own words are not as near in the same sentence, nor anywhere in their context. */
export function isAppliedWithoutRival(
  scored: ScoredCandidate,
  all: readonly ScoredCandidate[],
  query: Query,
): boolean {
  if (!isAppliedInSentence(scored, query)) return false;
  return !all.some(
    (other) =>
      other.candidate.what === 'exact' &&
      (isDistinct(other, query) ||
        (other.sentence >= query.thresholds.minSentence && other.proximity >= scored.proximity)),
  );
}

function hasConclusiveContext(candidate: Candidate, proximity: number, query: Query): boolean {
  const { before, after, what } = candidate;
  const { strongContext, minSide, close, near, halfway } = query.thresholds;
  if (!before.isComplete || !after.isComplete) return false;
  const isClose = proximity >= close;
  // Words and context together were unique in the page when they were described.
  if (what === 'exact') return candidate.hasSameLines || isClose;
  const context = before.weight + after.weight;
  const isStrong = (weight: number) => weight >= strongContext || hasUniqueSide(query);
  if (what === 'replacement')
    return isStrong(context + weightOfAll(wordsOf(query.replacement ?? '', query.thresholds)));
  if (Math.min(before.weight, after.weight) < minSide) return proximity >= near && isStrong(context);
  if (query.isUnique.before && query.isUnique.after) return true;
  return isClose ? isStrong(context) : proximity >= halfway && context >= strongContext;
}

export function hasUniqueSide({ isUnique }: Query): boolean {
  return isUnique.before || isUnique.after;
}

function hasEnoughContext(
  { what, before, after, neighbours }: Candidate,
  proximity: number,
  contextMatch: number,
  own: number,
  { prefix, suffix, position, lookalikes, thresholds }: Query,
): boolean {
  const { near, halfway, plausibleNear, plausibleFar, strongContext } = thresholds;
  if (position === undefined) {
    if (what !== 'exact')
      return before.weight + after.weight >= strongContext && contextMatch >= plausibleFar;
    const evidence = before.found + after.found + own;
    const isComplete = before.verbatim === prefix.length && after.verbatim === suffix.length;
    const isTouched = (prefix === '' || before.verbatim > 0) && (suffix === '' || after.verbatim > 0);
    return isComplete || (isTouched && evidence >= strongContext && contextMatch >= plausibleNear);
  }
  if (typeof lookalikes !== 'string' && neighbours === 0 && (before.isCutOff || after.isCutOff)) return false;
  if (proximity >= near) return contextMatch >= plausibleNear;
  // A headline or teaser repeats the words and the beginning of their sentence, and ends there.
  if (what === 'exact' && (before.isCutOff || after.isCutOff)) return false;
  return proximity >= halfway && contextMatch >= plausibleFar;
}
