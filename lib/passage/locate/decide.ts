// Whether the words at a place can be said to be the passage's, or those that were suggested.

import type { Place } from './candidates';
import { ownWords, type Sought } from './query';
import { isBeside, isTakenUp, type Judgement, NEARLY_THERE, THERE, TOLD_APART } from './score';
import { weightOfAll } from './words';

/** Two places so alike are not told apart. */
const MARGIN = 0.03;
/** How much must stand there for the words to be said to stand unchanged, or to have been taken up. */
const CERTAIN = { there: 0.8, close: 0.88, anywhere: 0.94 };
/** Context of less weight says nothing even at the very place. */
const LEAST_CONTEXT_THERE = 6;
/** So many characters on both sides must agree without a break. */
const BESIDE = 6;
const BESIDE_REPLACEMENT = 4;

/** Whether the words that stand at the best place can be said to be those, and in their place. */
export function isCertain(best: Judgement, all: readonly Judgement[], sought: Sought): boolean {
  if (all.some((other) => isRival(other, best))) return false;
  const { place, standing, near, apart, sentence, isSure } = best;
  if (isLeftStanding(best, all)) return false;
  if (isSure || isTakenUp(place, sentence, apart)) return true;
  const { before, behind, what } = place;
  if (before.isParted || behind.isParted || apart < TOLD_APART) return false;
  if (before.isCutOff || behind.isCutOff) return false;
  if (!place.hasSameLines && before.isWhole && behind.isWhole && near < STILL_THERE) return false; // a twin's lines
  if ((sought.prefix === '' && !before.isWhole) || (sought.suffix === '' && !behind.isWhole)) return false;
  if (what === 'exact' && isUnrivalled(best, all, sought)) return true;
  if (what === 'replacement' && !isBeside(place, sought, BESIDE_REPLACEMENT)) return false;
  if (near >= THERE && before.weight + behind.weight >= LEAST_CONTEXT_THERE) return standing >= CERTAIN.there;
  return (
    standing >= CERTAIN.anywhere ||
    (standing >= CERTAIN.close && (near >= NEARLY_THERE || isBeside(place, sought, BESIDE)))
  );
}

/** Least lead over the second best place of the same words. */
const LEAD = 0.2;
/** Of the context, so much must stand around words that are to be the same (a share of its weight). */
const LEAST_CONTEXT = 0.7;
/** Words of so much weight tell a place nearby by themselves, though much around them was rewritten. */
const TELLING_WORDS = { weight: 5, near: 0.85 };
/** Others tell it where they stood, if so much weight of their context still stands there. */
const COMMON_WORDS = { found: 10, near: 0.96 };

/**
 * Whether the very words stand so near, and so well before all others of the same, that they must be those: where nothing
 * was put in beside them, since that may belong to them.
 */
function isUnrivalled(best: Judgement, all: readonly Judgement[], sought: Sought): boolean {
  const { place, near, score } = best;
  const { before, behind } = place;
  const others = all.filter((other) => other.place.what === place.what && isApart(other.place, place));
  if (others.some((other) => other.score > score - LEAD)) return false;
  const found = before.found + behind.found;
  if (found < LEAST_CONTEXT * (before.weight + behind.weight)) return false;
  if (weightOfAll(ownWords(sought)) >= TELLING_WORDS.weight) return near >= TELLING_WORDS.near;
  return near >= COMMON_WORDS.near && found >= COMMON_WORDS.found;
}

/** What was suggested stands far away, and the words that it was to stand for where they stood. */
function isLeftStanding({ place, near }: Judgement, all: readonly Judgement[]): boolean {
  return (
    place.what === 'replacement' &&
    near < STILL_THERE &&
    all.some((other) => other.place.what === 'exact' && other.near >= STILL_THERE)
  );
}

/** So near to where it stood, a place may be that of the passage after small edits before it. */
const STILL_THERE = 0.7;

/** Another place with other words and all of the context, that is as likely. */
function isRival({ place, isSure, score }: Judgement, best: Judgement): boolean {
  if (!isSure || place.what === best.place.what || score <= best.score - MARGIN) return false;
  return isApart(place, best.place);
}

/** What stands before and behind a cut must meet for so many characters on either side, and for so many in all. */
const MEETING = { side: 5, all: 12, near: 0.8 };

/**
 * Whether the words were taken out where the best place is, as was suggested.
 *
 * @param isElsewhere the same words stand somewhere in the text.
 */
export function isCutOut(
  { place, near, isSure, isUnmistakable }: Judgement,
  all: readonly Judgement[],
  sought: Sought,
  isElsewhere: boolean,
): boolean {
  if (isUnmistakable || (isSure && !isElsewhere)) return true;
  const { before, behind } = place;
  return (
    near >= MEETING.near &&
    isBeside(place, sought, MEETING.side) &&
    before.literal + behind.literal >= MEETING.all &&
    !all.some((other) => other.place.what === 'exact' && other.near >= MEETING.near)
  );
}

function isApart(one: Place, other: Place): boolean {
  return one.end < other.start - 1 || one.start > other.end + 1;
}
