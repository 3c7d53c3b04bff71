// A cache of segmenters: creating one takes longer than splitting a sentence with it.

/** Maximum number of segmenters in memory. The languages come from pages and annotations, so they are not limited otherwise. */
const MAX_SEGMENTERS = 64;

let segmenters: Record<string, Intl.Segmenter> = {};

/** @param language BCP 47 tag of the text. @throws {RangeError} if it is not a tag. */
export function segmenterFor(
  granularity: 'grapheme' | 'word' | 'sentence',
  language?: string,
): Intl.Segmenter {
  const key = granularity + language;
  const kept = segmenters[key];
  if (kept) return kept;
  if (Object.keys(segmenters).length > MAX_SEGMENTERS) segmenters = {};
  segmenters[key] = new Intl.Segmenter(language, { granularity });
  return segmenters[key];
}
