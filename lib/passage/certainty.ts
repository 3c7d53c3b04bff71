// Whether the words at a place can be said to be the passage's, or those that were suggested.

import { isBeside, isTakenUp, type Judgement, NEARLY_THERE, THERE, TOLD_APART } from './judgement';
import type { Place } from './places';
import { ownWords, type Sought } from './sought';
import { weightOfAll } from './words';

/** Two places so alike are not told apart. */
const MARGIN = 0.03;
/** How much must stand there for the words to be said to stand unchanged, or to have been taken up. */
const CERTAIN = { there: 0.75, close: 0.88, anywhere: 0.94 };
/** Context of less weight says nothing even at the very place. */
const LEAST_CONTEXT_THERE = 6;
/** So many characters on both sides must agree without a break. */
const BESIDE = 6;
const BESIDE_REPLACEMENT = 4;

/** Whether the words that stand at the best place can be said to be those, and in their place. */
export function isCertain(best: Judgement, all: readonly Judgement[], sought: Sought): boolean {
  if (all.some((other) => isRival(other, best))) return false;
  const { place, standing, near, apart, sentence, isSure } = best;
  if (isSure || isTakenUp(place, sentence, apart)) return true;
  const { before, behind, what } = place;
  if (what === 'exact' && isUnrivalled(best, all, sought)) return true;
  if (before.isParted || behind.isParted || apart < TOLD_APART) return false;
  if (before.isCutOff || behind.isCutOff) return false;
  if ((sought.prefix === '' && !before.isWhole) || (sought.suffix === '' && !behind.isWhole)) return false;
  if (what === 'replacement' && !isBeside(place, sought, BESIDE_REPLACEMENT)) return false;
  if (near >= THERE && before.weight + behind.weight >= LEAST_CONTEXT_THERE) return standing >= CERTAIN.there;
  return (
    standing >= CERTAIN.anywhere ||
    (standing >= CERTAIN.close && (near >= NEARLY_THERE || isBeside(place, sought, BESIDE)))
  );
}

/** Least lead over the second best place of the same words. */
const LEAD = 0.2;
/** Words of so much weight tell a place nearby by themselves, though much around them was rewritten. */
const TELLING_WORDS = { weight: 5, near: 0.85, standing: 0.6 };
/** Others tell it where they stood, if so much weight of their context still stands there. */
const COMMON_WORDS = { found: 10, near: 0.96, standing: 0.6 };

/** Whether the very words stand so near, and so well before all others of the same, that they must be those. */
function isUnrivalled(best: Judgement, all: readonly Judgement[], sought: Sought): boolean {
  const { place, near, standing, apart, score } = best;
  const others = all.filter((other) => other.place.what === place.what && isApart(other.place, place));
  if (apart < TOLD_APART || others.some((other) => other.score > score - LEAD)) return false;
  if (weightOfAll(ownWords(sought)) >= TELLING_WORDS.weight)
    return near >= TELLING_WORDS.near && standing >= TELLING_WORDS.standing;
  const { before, behind } = place;
  return (
    !before.isParted &&
    !behind.isParted &&
    near >= COMMON_WORDS.near &&
    standing >= COMMON_WORDS.standing &&
    before.found + behind.found >= COMMON_WORDS.found
  );
}

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
