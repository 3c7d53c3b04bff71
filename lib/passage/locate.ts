// Finds a stored passage again in today's page, and says what became of it.

import type { Passage } from '../correction/correction';
import { sentenceBounds } from '../correction/sentence';
import { literalPlaces, type Place, rewrittenPlaces } from './places';
import { type Sought, soughtFrom, type Today, todayFrom } from './sought';
import { occurrences } from './twins';

/** Where the passage stands now: `start` to `end`, UTF-16 in the page text. */
export type Located =
  /** The very words stand in their place. */
  | { readonly verdict: 'unchanged'; readonly start: number; readonly end: number }
  /** What was suggested stands in their place. */
  | { readonly verdict: 'fixed'; readonly start: number; readonly end: number }
  /** Other words stand in their place. */
  | { readonly verdict: 'changed'; readonly start: number; readonly end: number }
  | { readonly verdict: 'gone' };

/**
 * Looks for the passage by its words and, above all, by what stands around them: the same words elsewhere (a headline,
 * a teaser, a caption) never stand in for the place that was meant. White space counts as one space.
 *
 * @param text the page text as it is today.
 * @param replacement what was suggested; `''` where the passage was to be deleted.
 * @param language BCP 47 tag of the page.
 */
export function locate(text: string, passage: Passage, replacement?: string, language?: string): Located {
  const page = todayFrom(text);
  const sought = soughtFrom(passage, replacement, language);
  const whole = wholeSentence(page, sought, language);
  if (whole !== undefined) return answer('unchanged', whole);
  const literal = literalPlaces(page, sought);
  const best =
    bestOf(
      literal.filter((place) => isWhole(place, sought)),
      sought,
    ) ?? mostBelieved([...literal, ...rewrittenPlaces(page, sought)], page, sought);
  if (best === undefined || (best.what === 'other' && best.start === best.end)) return { verdict: 'gone' };
  const verdict = { exact: 'unchanged', replacement: 'fixed', other: 'changed' } as const;
  return answer(verdict[best.what], best);

  function answer(verdict: 'unchanged' | 'fixed' | 'changed', { start, end }: Stretch): Located {
    return { verdict, start: page.startInText(start), end: page.endInText(end) };
  }
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where the passage stands in its very sentence with all that told it from twins, if that is only one place. */
function wholeSentence(page: Today, sought: Sought, language: string | undefined): Stretch | undefined {
  const { exact, prefix, suffix, sentence } = sought;
  const [at, ...others] = occurrences(page.text, prefix + exact + suffix);
  if (at === undefined || others.length > 0) return undefined;
  const start = at + prefix.length;
  const end = start + exact.length;
  const from = page.lineStart(start);
  const line = page.text.slice(from, page.lineEnd(end));
  const bounds = sentenceBounds(line, start - from, end - from, language);
  const before = line.slice(bounds.start, start - from);
  const behind = line.slice(end - from, bounds.end);
  // A sentence that is longer than the context may be was cut.
  const isSame =
    before.endsWith(sentence.before) &&
    behind.startsWith(sentence.behind) &&
    (sentence.before.trim() !== '' || before.trim() === '') &&
    (sentence.behind.trim() !== '' || behind.trim() === '');
  return isSame ? { start, end } : undefined;
}

/** All of the context stands there, of a length that no other place has by chance. */
function isWhole({ agreement }: Place, { prefix, suffix }: Sought): boolean {
  const { sentence, adjacent, farther, isBounded } = agreement;
  const isLong = prefix.length + suffix.length >= LEAST_WHOLE;
  return isLong && sentence === 1 && adjacent === 1 && (farther ?? 1) === 1 && isBounded;
}

const LEAST_WHOLE = 16;

function mostBelieved(places: readonly Place[], page: Today, sought: Sought): Place | undefined {
  const believed = places.filter((place) => isBelieved(place, page, sought));
  const best = bestOf(believed, sought);
  // What was suggested may begin or end with the passage, or the passage with it: there stands the longer of the two.
  const longer = places.find(
    ({ what, start, end }) =>
      best !== undefined &&
      best.what !== 'other' &&
      what !== 'other' &&
      start <= best.start &&
      end >= best.end &&
      end - start > best.end - best.start,
  );
  return longer ?? best;
}

/** Less context than this says nothing. */
const LEAST_CONTEXT = 10;
/** Of what tells the sentence from its twins, so much; it may be one of them. */
const TOLD_APART = 0.6;
/** So far from where it was, and by this share of the page's length, a passage may stand whose page was edited. */
const NEAR = 400;
const NEAR_SHARE = 0.03;

/** The less of the passage and its sentence is left, the less else it may be. */
function isBelieved(
  { what, start, end, likeness, agreement }: Place,
  page: Today,
  { exact, sentence, position }: Sought,
): boolean {
  const length = sentence.before.trim().length + sentence.behind.trim().length;
  const { sentence: agreed = 0, farther = 1, isBounded, isBracketed, isCutShort } = agreement;
  if (farther < TOLD_APART) return false;
  const isNear = Math.abs(start - position) <= NEAR + NEAR_SHARE * page.text.length;
  const left = (agreed * length + likeness * exact.length) / (length + exact.length);
  if (what === 'other') {
    const hasBoth = sentence.before.trim() !== '' && sentence.behind.trim() !== '';
    if (
      isBracketed &&
      length >= LEAST_CONTEXT &&
      (hasBoth || likeness >= 0.4) &&
      agreed >= (isNear ? 0.8 : 0.95)
    )
      return true;
    return likeness >= 0.5 && left >= (isNear ? 0.75 : 0.92);
  }
  if (end === start) return isBracketed && length >= LEAST_CONTEXT && agreed >= (isNear ? 0.6 : 0.9);
  if (length < LEAST_CONTEXT) {
    return (
      (agreed >= 0.7 || length === 0 || exact.length >= 20) && (isBounded || (what === 'exact' && isNear))
    );
  }
  if (!isNear) return agreed >= 0.9;
  if (isCutShort) return agreed >= 0.65;
  return agreed >= (exact.length >= 20 ? 0.45 : 0.62);
}

/** Of a passage so long, some must be left. */
const MUCH = 80;

function bestOf(places: readonly Place[], { position, exact }: Sought): Place | undefined {
  const weight = 0.4 * Math.min(1, exact.length / MUCH);
  const score = ({ what, start, agreement, likeness }: Place) =>
    (agreement.sentence ?? 0.5) +
    0.3 * (agreement.farther ?? 0) +
    0.25 * agreement.adjacent +
    (agreement.isBounded ? 0.15 : 0) +
    0.15 / (1 + Math.abs(start - position) / NEAR) +
    (what === 'other' ? -0.1 - weight * (1 - likeness) : 0);
  return places.toSorted((one, two) => score(two) - score(one))[0];
}
