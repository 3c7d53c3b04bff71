// Whether the words at a place can be said to be the passage's, or those that were suggested.

import { isBeside, isTakenUp, type Judgement, NEARLY_THERE, THERE, TOLD_APART } from './judgement';
import type { Sought } from './sought';

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

/** Another place with other words and all of the context, that is as likely. */
function isRival({ place, isSure, score }: Judgement, best: Judgement): boolean {
  if (!isSure || place.what === best.place.what || score <= best.score - MARGIN) return false;
  return place.end < best.place.start - 1 || place.start > best.place.end + 1;
}
