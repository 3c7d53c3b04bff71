// How sure it is that a place is the passage's: by what stands around it, and by where the passage stood.

import type { Place } from './candidates';
import type { Side } from './context';
import { ownWords, type Sought } from './query';
import { weightOfAll, wordsOf } from './words';

// Where no unit is given, a number is a share (0 to 1) or a weight: a word that tells the most weighs as much as it has
// letters, at most 8. All were chosen on generated pages with other seeds than those that the benchmark reports.

export interface Judgement {
  readonly place: Place;
  /** How near it is to where the passage stood: 1 at the very place, near 0 far away. */
  readonly near: number;
  /** How much of the context and of the words stands there. */
  readonly standing: number;
  /** Of what tells the passage's sentence from its twins, how much stands there; 1 where it had none. */
  readonly apart: number;
  /** How many characters of context the sentence has, if all of them stand there; else 0. */
  readonly sentence: number;
  /** The context stands there, all of it, and would not stand so elsewhere by chance. */
  readonly isSure: boolean;
  /** As `isSure`, for a place where nothing stands any more and the passage's words stand nowhere near. */
  readonly isUnmistakable: boolean;
  /** Enough of it stands there to be no other's place. */
  readonly isBelieved: boolean;
  /** By which the best place is chosen. */
  readonly score: number;
}

/** The passage's own words count beside the context, but do not outweigh it: twins have the same. */
const OWN_WEIGHT = 12;
const OWN_SHARE = 0.5;
/** Characters that agree on either side, without a break, count for themselves up to so many. */
const ADJACENT = 16;
const ADJACENT_SHARE = 0.15;
/** So far away (in characters, and in shares of the text), a place is half as near. */
const HALF_NEAR = 50;
const HALF_NEAR_SHARE = 0.03;
const FAR_PENALTY = 0.2;
/** How near a place counts as where the position is not known. */
const NEAR_UNKNOWN = 0.5;
/** Where all of the context stands, the words in it come before all places that have only some of it. */
const SURE_SCORE = { exact: 2, replacement: 2, other: 1.75 };

/** @param length of the text, UTF-16. */
export function judge(place: Place, sought: Sought, length: number): Judgement {
  const { before, behind, likeness, start } = place;
  const context = before.weight + behind.weight;
  const beyond = before.weightBeyond + behind.weightBeyond;
  const own = weightOfAll(ownWords(sought));
  const counted = Math.min(OWN_WEIGHT + OWN_SHARE * context, own);
  const found = before.found + behind.found;
  const words = (found + counted * likeness) / (context + counted);
  const adjacent = adjacency(place, sought);
  const standing = (1 - ADJACENT_SHARE) * words + ADJACENT_SHARE * adjacent;
  const near = nearness(start, sought, length);
  const apart = beyond === 0 ? 1 : (before.foundBeyond + behind.foundBeyond) / beyond;
  const isSentence = before.literal >= before.within && behind.literal >= behind.within;
  const sentence = isSentence ? before.within + behind.within : 0;
  const certainty = { place, near, context, beyond, sought };
  const isSure = isSureOf(certainty);
  const isKnown = isSure || isTakenUp(place, sentence, apart);
  return {
    place,
    near,
    standing,
    apart,
    sentence,
    isSure,
    isUnmistakable: isSure && (context >= STRONG || tells(sought)),
    isBelieved: isKnown || isEnough({ ...certainty, evidence: found + own * likeness, standing }),
    score: (isSure ? SURE_SCORE[place.what] : standing) - (context === 0 ? 1 : FAR_PENALTY) * (1 - near),
  };
}

/** Of the sides that have any context; where neither has, whether a sentence begins and ends there. */
function adjacency({ before, behind }: Place, { prefix, suffix }: Sought): number {
  if (prefix === '' && suffix === '') return 0.75 + (Number(before.isWhole) + Number(behind.isWhole)) / 8;
  const [one, other] = [Math.min(ADJACENT, prefix.length), Math.min(ADJACENT, suffix.length)];
  const share = (side: Side, most: number) => (most === 0 ? 0 : Math.min(1, side.literal / most));
  return (share(before, one) + share(behind, other)) / (Math.min(1, one) + Math.min(1, other));
}

function nearness(start: number, { position }: Sought, length: number): number {
  if (position === undefined) return NEAR_UNKNOWN;
  return 1 / (1 + Math.abs(start - position) / (HALF_NEAR + HALF_NEAR_SHARE * length));
}

/** Context of so much weight does not stand twice by chance; nor of less, the nearer it is. */
const STRONG = 9;
const STRONG_ON_ONE_SIDE = 6;
const STRONG_IF_CLOSE = 4;
const CLOSE = 0.7;
export const NEARLY_THERE = 0.95;
/** As good as the very place. */
export const THERE = 0.97;
/** A side of less weight is none. */
const LEAST_SIDE = 2;

interface Certainty {
  readonly place: Place;
  readonly near: number;
  readonly context: number;
  readonly beyond: number;
  readonly sought: Sought;
}

function isSureOf({ place, near, context, beyond, sought }: Certainty): boolean {
  const { before, behind, what, likeness } = place;
  if (!before.isWhole || !behind.isWhole) return false;
  const isClose = near >= CLOSE;
  // Words and context together stood once in the page when they were described.
  if (what === 'exact') return place.hasSameLines || isClose;
  if (what === 'replacement') {
    const strength = context + weightOfAll(wordsOf(sought.replacement ?? ''));
    return strength >= STRONG || tells(sought) || (isClose && strength >= STRONG_IF_CLOSE);
  }
  if (Math.min(before.weight, behind.weight) < LEAST_SIDE)
    return near >= NEARLY_THERE && (context >= STRONG_ON_ONE_SIDE || tells(sought));
  if (sought.isTelling.before && sought.isTelling.behind) return true;
  if (near >= 0.5 && context >= STRONG) return true;
  if (!isClose) return false;
  return (
    tells(sought) || (context >= STRONG_IF_CLOSE && (context - beyond >= STRONG_IF_CLOSE || likeness >= 0.5))
  );
}

function tells({ isTelling }: Sought): boolean {
  return isTelling.before || isTelling.behind;
}

/** So many characters of a sentence make it one that is known again. */
const LEAST_SENTENCE = 8;
/** Of what tells a sentence from its twins, so much must stand around it. */
export const TOLD_APART = 0.75;
const TOLD_APART_IF_CLOSE = 0.6;
/** Almost all stands there. */
const NEARLY_ALL = 0.93;

/** Whether the place is the passage's own and not a twin's. */
export function isToldApart({ apart, near, standing }: Judgement): boolean {
  return apart >= TOLD_APART || (apart >= TOLD_APART_IF_CLOSE && near >= CLOSE && standing >= NEARLY_ALL);
}

/** What was suggested stands in the whole of the sentence, though not beside what told it from its twins. */
export function isTakenUp({ what }: Place, sentence: number, apart: number): boolean {
  return what === 'replacement' && sentence >= LEAST_SENTENCE && apart < TOLD_APART;
}

/** Whether what was suggested stands in the sentence, and the passage's own words stand no nearer. */
export function isTakenUpAmong(
  { place, sentence, apart, near }: Judgement,
  all: readonly Judgement[],
): boolean {
  if (!isTakenUp(place, sentence, apart)) return false;
  const rivals = all.filter((other) => other.place.what === 'exact');
  return !rivals.some(
    (other) => isToldApart(other) || (other.sentence >= LEAST_SENTENCE && other.near >= near),
  );
}

/** Of context and words together, so much weight must stand there. */
const LEAST_EVIDENCE = 6;
/** Of other words, either the context must stand there, or most of them be the same. */
const FAINT_CONTEXT = 4;
const FAINT_LIKENESS = 0.7;

function isFaint({ what, before, behind, likeness }: Place): boolean {
  return what === 'other' && before.found + behind.found < FAINT_CONTEXT && likeness < FAINT_LIKENESS;
}

/** Least share where the place speaks for it. */
const LEAST_STANDING = 0.47;
/** And where the place is not known. */
const LEAST_STANDING_UNKNOWN = { exact: 0.44, replacement: 0.78, other: 0.78 };

function isEnough({
  place,
  near,
  context,
  beyond,
  sought,
  evidence,
  standing,
}: Certainty & { readonly evidence: number; readonly standing: number }): boolean {
  const { what } = place;
  if (isFaint(place)) return false;
  if (sought.position === undefined) {
    const isWhole = what === 'exact' && isBeside(place, sought, Number.POSITIVE_INFINITY);
    // Where the place says nothing, what stands right beside the words must.
    const isTouched = what === 'exact' ? isBeside(place, sought, 1) : context >= FAINT_CONTEXT;
    return isTouched && (isWhole || evidence >= LEAST_EVIDENCE) && standing >= LEAST_STANDING_UNKNOWN[what];
  }
  if (what === 'exact' && near < THERE && (place.before.isCutOff || place.behind.isCutOff)) return false;
  if (evidence < LEAST_EVIDENCE && !(what === 'exact' && near >= NEARLY_THERE)) return false;
  return standing >= leastStanding(place, near, context, beyond > 0);
}

/** Whether so many characters of the context, or all of them, stand on both sides of the words. */
export function isBeside({ before, behind }: Place, { prefix, suffix }: Sought, most: number): boolean {
  return before.literal >= Math.min(most, prefix.length) && behind.literal >= Math.min(most, suffix.length);
}

/** The farther from where it stood, the more of it must stand there. */
function leastStanding({ what }: Place, near: number, context: number, hasTwins: boolean): number {
  if (near >= NEARLY_THERE) return LEAST_STANDING;
  if (near >= 0.5) return 0.78 - 0.3 * (near - 0.5);
  const isTold = what !== 'other' && !hasTwins && context >= (near < 0.2 ? 20 : 12);
  return isTold ? NEARLY_ALL : Number.POSITIVE_INFINITY;
}
