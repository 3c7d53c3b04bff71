// Whether the words at a place can be said to be the passage's, or those that were suggested.

import type { Candidate } from './candidates';
import { ownWords, type Query } from './query';
import {
  isAdjacent,
  isAppliedInSentence,
  NEARLY_THERE,
  type ScoredCandidate,
  THERE,
  TOLD_APART,
} from './score';
import { weightOfAll } from './words';

/** Two places so alike are not told distinctness. */
const MARGIN = 0.03;
/** How much must stand there for the words to be said to stand unchanged, or to have been taken up. */
const CERTAIN = { there: 0.8, close: 0.88, anywhere: 0.94 };
/** Context of less weight says nothing even at the very candidate. */
const LEAST_CONTEXT_THERE = 6;
/** So many characters on both sides must agree without a break. */
const BESIDE = 6;
const BESIDE_REPLACEMENT = 4;

/** Whether the words that stand at the best place can be said to be those, and in their candidate. */
export function isCertain(best: ScoredCandidate, all: readonly ScoredCandidate[], query: Query): boolean {
  if (all.some((other) => isRival(other, best))) return false;
  const { candidate, contextMatch, proximity, distinctness, sentence, isConclusive } = best;
  if (isLeftUnchanged(best, all)) return false;
  if (isConclusive || isAppliedInSentence(candidate, sentence, distinctness)) return true;
  const { before, after, what } = candidate;
  if (before.isSeparated || after.isSeparated || distinctness < TOLD_APART) return false;
  if (before.isCutOff || after.isCutOff) return false;
  if (!candidate.hasSameLines && before.isComplete && after.isComplete && proximity < STILL_THERE)
    return false; // a twin's lines
  if ((query.prefix === '' && !before.isComplete) || (query.suffix === '' && !after.isComplete)) return false;
  if (what === 'exact' && isUnrivalled(best, all, query)) return true;
  if (what === 'replacement' && !isAdjacent(candidate, query, BESIDE_REPLACEMENT)) return false;
  if (proximity >= THERE && before.weight + after.weight >= LEAST_CONTEXT_THERE)
    return contextMatch >= CERTAIN.there;
  return (
    contextMatch >= CERTAIN.anywhere ||
    (contextMatch >= CERTAIN.close && (proximity >= NEARLY_THERE || isAdjacent(candidate, query, BESIDE)))
  );
}

/** Least lead over the second best place of the same words. */
const LEAD = 0.2;
/** Of the context, so much must stand around words that are to be the same (a share of its weight). */
const LEAST_CONTEXT = 0.7;
/** Words of so much weight tell a place nearby by themselves, though much around them was rewritten. */
const TELLING_WORDS = { weight: 5, proximity: 0.85 };
/** Others tell it where they stood, if so much weight of their context still stands there. */
const COMMON_WORDS = { found: 10, proximity: 0.96 };

/**
 * Whether the very words stand so proximity, and so well before all others of the same, that they must be those: where nothing
 * was put in beside them, since that may belong to them.
 */
function isUnrivalled(best: ScoredCandidate, all: readonly ScoredCandidate[], query: Query): boolean {
  const { candidate, proximity, score } = best;
  const { before, after } = candidate;
  const others = all.filter(
    (other) => other.candidate.what === candidate.what && isDisjoint(other.candidate, candidate),
  );
  if (others.some((other) => other.score > score - LEAD)) return false;
  const found = before.found + after.found;
  if (found < LEAST_CONTEXT * (before.weight + after.weight)) return false;
  if (weightOfAll(ownWords(query)) >= TELLING_WORDS.weight) return proximity >= TELLING_WORDS.proximity;
  return proximity >= COMMON_WORDS.proximity && found >= COMMON_WORDS.found;
}

/** What was suggested stands far away, and the words that it was to stand for where they stood. */
function isLeftUnchanged(
  { candidate, proximity }: ScoredCandidate,
  all: readonly ScoredCandidate[],
): boolean {
  return (
    candidate.what === 'replacement' &&
    proximity < STILL_THERE &&
    all.some((other) => other.candidate.what === 'exact' && other.proximity >= STILL_THERE)
  );
}

/** So near to where it stood, a place may be that of the passage after small edits before it. */
const STILL_THERE = 0.7;

/** Another place with other words and all of the context, that is as likely. */
function isRival({ candidate, isConclusive, score }: ScoredCandidate, best: ScoredCandidate): boolean {
  if (!isConclusive || candidate.what === best.candidate.what || score <= best.score - MARGIN) return false;
  return isDisjoint(candidate, best.candidate);
}

/** What stands before and behind a cut must meet for so many characters on either side, and for so many in all. */
const MEETING = { side: 5, all: 12, proximity: 0.8 };

/**
 * Whether the words were taken out where the best place is, as was suggested.
 *
 * @param isElsewhere the same words stand somewhere in the text.
 */
export function isCutOut(
  { candidate, proximity, isConclusive, isConclusiveCut }: ScoredCandidate,
  all: readonly ScoredCandidate[],
  query: Query,
  isElsewhere: boolean,
): boolean {
  if (isConclusiveCut || (isConclusive && !isElsewhere)) return true;
  const { before, after } = candidate;
  return (
    proximity >= MEETING.proximity &&
    isAdjacent(candidate, query, MEETING.side) &&
    before.verbatim + after.verbatim >= MEETING.all &&
    !all.some((other) => other.candidate.what === 'exact' && other.proximity >= MEETING.proximity)
  );
}

function isDisjoint(one: Candidate, other: Candidate): boolean {
  return one.end < other.start - 1 || one.start > other.end + 1;
}
