// Finds a stored passage again in today's page, and says what became of it.

import type { Passage } from '../../correction/content';
import { countCodePoints } from '../../correction/text';
import { type Collapsed, collapse } from '../page-text/collapse';
import { seekPlaces } from './candidates';
import { isCertain, isCutOut } from './decide';
import { makeSought } from './query';
import { isTakenUpAmong, isToldApart, type Judgement, judge } from './score';

/** Where the passage stands now: `start` to `end`, UTF-16 in the page text. */
export type Located =
  /** The very words stand in their place. */
  | { readonly verdict: 'unchanged'; readonly start: number; readonly end: number }
  /** What was suggested stands in their place; nothing (`start` is `end`), where they were to be deleted. */
  | { readonly verdict: 'fixed'; readonly start: number; readonly end: number }
  /** Other words stand in their place, or it is not certain that they are the same. */
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
  const sought = makeSought(page, passage, {
    ...(replacement === undefined ? {} : { replacement }),
    ...(language === undefined ? {} : { language }),
    ...positionOf(page, text, passage),
  });
  const judged = seekPlaces(page, sought)
    .map((place) => judge(place, sought, page.collapsed.length))
    .filter((one, _, all) => isToldApart(one) || isTakenUpAmong(one, all))
    .sort((one, two) => two.score - one.score || lengthOf(two) - lengthOf(one));
  const best = literalWithin(judged);
  if (best === undefined || !best.isBelieved) return { verdict: 'gone' };

  const { what, start, end } = best.place;
  const from = page.startInText(start);
  const place = { start: from, end: Math.max(from, page.endInText(end)) };
  if (start === end) {
    const isElsewhere = page.collapsed.includes(sought.exact);
    const isCut = sought.replacement === '' && isCutOut(best, judged, sought, isElsewhere);
    return isCut ? { verdict: 'fixed', start: from, end: from } : { verdict: 'gone' };
  }
  if (what === 'other' || !isCertain(best, judged, sought)) return { verdict: 'changed', ...place };
  return { verdict: what === 'exact' ? 'unchanged' : 'fixed', ...place };
}

function lengthOf({ place: { start, end } }: Judgement): number {
  return end - start;
}

/** The words themselves, or what was suggested, are meant where they stand within a longer piece. */
function literalWithin(judged: readonly Judgement[]): Judgement | undefined {
  const [best] = judged;
  if (best === undefined || best.place.what !== 'other') return best;
  const { start, end } = best.place;
  const isWithin = ({ place, score }: Judgement) =>
    place.what !== 'other' && place.start >= start && place.end <= end && score >= LEAST_WITHIN;
  return judged.find(isWithin) ?? best;
}

/** Least score of words within a longer piece: elsewhere they would be doubted. */
const LEAST_WITHIN = 0.7;

/** Where the passage stood, in today's collapsed text; nothing where it could not have stood there. */
function positionOf(page: Collapsed, text: string, { start, prefix }: Passage): { position?: number } {
  if (start === undefined || start < countCodePoints(prefix)) return {};
  return { position: page.fromText(inUtf16(text, start)) };
}

/** Code points before a place, as UTF-16 units; the text's length, where it is shorter. */
function inUtf16(text: string, codePoints: number): number {
  let position = codePoints;
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) {
    if (index >= position) break;
    position += 1;
  }
  return Math.min(position, text.length);
}
