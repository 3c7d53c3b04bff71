// How sure it is that a place is the passage's: by what stands around it, and by where the passage stood.

import type { Candidate } from './candidates';
import type { Side } from './context';
import { ownWords, type Query } from './query';
import { weightOfAll, wordsOf } from './words';

// Where no unit is given, a number is a share (0 to 1) or a weight: a word that tells the most weighs as much as it has
// letters, at most 8. All were chosen on generated pages with other seeds than those that the benchmark reports.

export interface ScoredCandidate {
  readonly candidate: Candidate;
  /** How proximity it is to where the passage stood: 1 at the very candidate, proximity 0 far away. */
  readonly proximity: number;
  /** How much of the context and of the words stands there. */
  readonly contextMatch: number;
  /** Of what tells the passage's sentence from its twins, how much stands there; 1 where it had none. */
  readonly distinctness: number;
  /** How many characters of context the sentence has, if all of them stand there; else 0. */
  readonly sentence: number;
  /** The context stands there, all of it, and would not stand so elsewhere by chance. */
  readonly isConclusive: boolean;
  /** As `isConclusive`, for a place where nothing stands any more and the passage's words stand nowhere proximity. */
  readonly isConclusiveCut: boolean;
  /** Enough of it stands there to be no other's candidate. */
  readonly isPlausible: boolean;
  /** By which the best place is chosen. */
  readonly score: number;
}

/** The passage's own words count beside the context, but do not outweigh it: twins have the same. */
const OWN_WEIGHT = 12;
const OWN_SHARE = 0.5;
/** Characters that agree on either side, without a break, count for themselves up to so many. */
const ADJACENT = 16;
const ADJACENT_SHARE = 0.15;
/** So far away (in characters, and in shares of the text), a place is half as proximity. */
const HALF_NEAR = 50;
const HALF_NEAR_SHARE = 0.03;
const FAR_PENALTY = 0.2;
/** How proximity a place counts as where the position is not known. */
const NEAR_UNKNOWN = 0.5;
/** Where all of the context stands, the words in it come before all places that have only some of it. */
const SURE_SCORE = { exact: 2, replacement: 2, other: 1.75 };

/** @param length of the text, UTF-16. */
export function scoreCandidate(candidate: Candidate, query: Query, length: number): ScoredCandidate {
  const { before, after, similarity, start } = candidate;
  const context = before.weight + after.weight;
  const outside = before.weightOutside + after.weightOutside;
  const own = weightOfAll(ownWords(query));
  const counted = Math.min(OWN_WEIGHT + OWN_SHARE * context, own);
  const found = before.found + after.found;
  const words = (found + counted * similarity) / (context + counted);
  const adjacent = adjacency(candidate, query);
  const contextMatch = (1 - ADJACENT_SHARE) * words + ADJACENT_SHARE * adjacent;
  const proximity = proximityOf(start, query, length);
  const distinctness = outside === 0 ? 1 : (before.foundOutside + after.foundOutside) / outside;
  const isSentence = before.verbatim >= before.lengthInSentence && after.verbatim >= after.lengthInSentence;
  const sentence = isSentence ? before.lengthInSentence + after.lengthInSentence : 0;
  const certainty = { candidate, proximity, context, outside, query };
  const isConclusive = isConclusiveContext(certainty);
  const isKnown = isConclusive || isAppliedInSentence(candidate, sentence, distinctness);
  return {
    candidate,
    proximity,
    contextMatch,
    distinctness,
    sentence,
    isConclusive,
    isConclusiveCut: isConclusive && (context >= STRONG || hasUniqueSide(query)),
    isPlausible:
      isKnown || hasEnoughEvidence({ ...certainty, evidence: found + own * similarity, contextMatch }),
    score:
      (isConclusive ? SURE_SCORE[candidate.what] : contextMatch) -
      (context === 0 ? 1 : FAR_PENALTY) * (1 - proximity),
  };
}

/** Of the sides that have any context; where neither has, whether a sentence begins and ends there. */
function adjacency({ before, after }: Candidate, { prefix, suffix }: Query): number {
  if (prefix === '' && suffix === '')
    return 0.75 + (Number(before.isComplete) + Number(after.isComplete)) / 8;
  const [one, other] = [Math.min(ADJACENT, prefix.length), Math.min(ADJACENT, suffix.length)];
  const share = (side: Side, most: number) => (most === 0 ? 0 : Math.min(1, side.verbatim / most));
  return (share(before, one) + share(after, other)) / (Math.min(1, one) + Math.min(1, other));
}

function proximityOf(start: number, { position }: Query, length: number): number {
  if (position === undefined) return NEAR_UNKNOWN;
  return 1 / (1 + Math.abs(start - position) / (HALF_NEAR + HALF_NEAR_SHARE * length));
}

/** Context of so much weight does not stand twice by chance; nor of less, the nearer it is. */
const STRONG = 9;
const STRONG_ON_ONE_SIDE = 6;
const STRONG_IF_CLOSE = 4;
const CLOSE = 0.7;
export const NEARLY_THERE = 0.95;
/** As good as the very candidate. */
export const THERE = 0.97;
/** A side of less weight is none. */
const LEAST_SIDE = 2;

interface Certainty {
  readonly candidate: Candidate;
  readonly proximity: number;
  readonly context: number;
  readonly outside: number;
  readonly query: Query;
}

function isConclusiveContext({ candidate, proximity, context, outside, query }: Certainty): boolean {
  const { before, after, what, similarity } = candidate;
  if (!before.isComplete || !after.isComplete) return false;
  const isClose = proximity >= CLOSE;
  // Words and context together stood once in the page when they were described.
  if (what === 'exact') return candidate.hasSameLines || isClose;
  if (what === 'replacement') {
    const strength = context + weightOfAll(wordsOf(query.replacement ?? ''));
    return strength >= STRONG || hasUniqueSide(query) || (isClose && strength >= STRONG_IF_CLOSE);
  }
  if (Math.min(before.weight, after.weight) < LEAST_SIDE)
    return proximity >= NEARLY_THERE && (context >= STRONG_ON_ONE_SIDE || hasUniqueSide(query));
  if (query.isUnique.before && query.isUnique.after) return true;
  if (proximity >= 0.5 && context >= STRONG) return true;
  if (!isClose) return false;
  return (
    hasUniqueSide(query) ||
    (context >= STRONG_IF_CLOSE && (context - outside >= STRONG_IF_CLOSE || similarity >= 0.5))
  );
}

function hasUniqueSide({ isUnique }: Query): boolean {
  return isUnique.before || isUnique.after;
}

/** So many characters of a sentence make it one that is known again. */
const LEAST_SENTENCE = 8;
/** Of what tells a sentence from its twins, so much must stand around it. */
export const TOLD_APART = 0.75;
const TOLD_APART_IF_CLOSE = 0.6;
/** Almost all stands there. */
const NEARLY_ALL = 0.93;

/** Whether the place is the passage's own and not a twin's. */
export function isDistinct({ distinctness, proximity, contextMatch }: ScoredCandidate): boolean {
  return (
    distinctness >= TOLD_APART ||
    (distinctness >= TOLD_APART_IF_CLOSE && proximity >= CLOSE && contextMatch >= NEARLY_ALL)
  );
}

/** What was suggested stands in the whole of the sentence, though not beside what told it from its twins. */
export function isAppliedInSentence({ what }: Candidate, sentence: number, distinctness: number): boolean {
  return what === 'replacement' && sentence >= LEAST_SENTENCE && distinctness < TOLD_APART;
}

/** Whether what was suggested stands in the sentence, and the passage's own words stand no nearer. */
export function isAppliedUnrivalled(
  { candidate, sentence, distinctness, proximity }: ScoredCandidate,
  all: readonly ScoredCandidate[],
): boolean {
  if (!isAppliedInSentence(candidate, sentence, distinctness)) return false;
  const rivals = all.filter((other) => other.candidate.what === 'exact');
  return !rivals.some(
    (other) => isDistinct(other) || (other.sentence >= LEAST_SENTENCE && other.proximity >= proximity),
  );
}

/** Of context and words together, so much weight must stand there. */
const LEAST_EVIDENCE = 6;
/** Of other words, either the context must stand there, or most of them be the same. */
const FAINT_CONTEXT = 4;
const FAINT_LIKENESS = 0.7;

function isFaint({ what, before, after, similarity }: Candidate): boolean {
  return what === 'other' && before.found + after.found < FAINT_CONTEXT && similarity < FAINT_LIKENESS;
}

/** Least share where the place speaks for it. */
const LEAST_STANDING = 0.47;
/** And where the place is not known. */
const LEAST_STANDING_UNKNOWN = { exact: 0.44, replacement: 0.78, other: 0.78 };

function hasEnoughEvidence({
  candidate,
  proximity,
  context,
  outside,
  query,
  evidence,
  contextMatch,
}: Certainty & { readonly evidence: number; readonly contextMatch: number }): boolean {
  const { what } = candidate;
  if (isFaint(candidate)) return false;
  if (query.position === undefined) {
    const isComplete = what === 'exact' && isAdjacent(candidate, query, Number.POSITIVE_INFINITY);
    // Where the place says nothing, what stands right beside the words must.
    const isTouched = what === 'exact' ? isAdjacent(candidate, query, 1) : context >= FAINT_CONTEXT;
    return (
      isTouched && (isComplete || evidence >= LEAST_EVIDENCE) && contextMatch >= LEAST_STANDING_UNKNOWN[what]
    );
  }
  if (what === 'exact' && proximity < THERE && (candidate.before.isCutOff || candidate.after.isCutOff))
    return false;
  if (evidence < LEAST_EVIDENCE && !(what === 'exact' && proximity >= NEARLY_THERE)) return false;
  return contextMatch >= minContextMatch(candidate, proximity, context, outside > 0);
}

/** Whether so many characters of the context, or all of them, stand on both sides of the words. */
export function isAdjacent({ before, after }: Candidate, { prefix, suffix }: Query, most: number): boolean {
  return before.verbatim >= Math.min(most, prefix.length) && after.verbatim >= Math.min(most, suffix.length);
}

/** The farther from where it stood, the more of it must stand there. */
function minContextMatch({ what }: Candidate, proximity: number, context: number, hasTwins: boolean): number {
  if (proximity >= NEARLY_THERE) return LEAST_STANDING;
  if (proximity >= 0.5) return 0.78 - 0.3 * (proximity - 0.5);
  const isTold = what !== 'other' && !hasTwins && context >= (proximity < 0.2 ? 20 : 12);
  return isTold ? NEARLY_ALL : Number.POSITIVE_INFINITY;
}
