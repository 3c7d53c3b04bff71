// To make a segmenter takes longer than to cut a sentence with it: they are kept.

let segmenters: Record<string, Intl.Segmenter> = {};

/** @param language BCP 47 tag of the text. @throws {RangeError} where it is none. */
export function segmenterFor(
  granularity: 'grapheme' | 'word' | 'sentence',
  language?: string,
): Intl.Segmenter {
  const key = granularity + language;
  const kept = segmenters[key];
  if (kept) return kept;
  if (Object.keys(segmenters).length > 64) segmenters = {}; // where anybody's languages come in
  segmenters[key] = new Intl.Segmenter(language, { granularity });
  return segmenters[key];
}
