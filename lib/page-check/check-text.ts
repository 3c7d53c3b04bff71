// What a page says today in the places of corrections.

import type { Correction } from '../correction/correction';
import type { CorrectionCheck } from '../correction/page-check';
import { PRACTICE_ADDRESS } from '../correction/practice-address';
import type { FrameText } from '../page/capture';
import { locate } from '../passage/locate/locate';

/** Of words on a real page, and not taken back. */
export function isCheckable({ page, passage, status }: Correction): boolean {
  return passage !== undefined && page.address !== PRACTICE_ADDRESS && status.state !== 'withdrawn';
}

/** One look for each correction of words in the text. */
export function checkText(
  { text, language }: FrameText,
  corrections: readonly Correction[],
): CorrectionCheck[] {
  return corrections.flatMap(({ id, passage, suggestion: { replacement } }) => {
    if (passage === undefined) return [];
    return [{ correction: id, verdict: locate(text, passage, replacement, language).verdict }];
  });
}

/**
 * The same in the text of a page that was never laid out: it holds words that no reader sees, and lacks what scripts write, so
 * what is not found there may stand there all the same.
 */
export function checkHtml(page: FrameText, corrections: readonly Correction[]): CorrectionCheck[] {
  return checkText(page, corrections.map(withoutPosition)).map(({ correction, verdict }) => ({
    correction,
    verdict: verdict === 'fixed' || verdict === 'unchanged' ? verdict : 'unknown',
  }));
}

/** Positions count in the text that the reader saw. */
function withoutPosition(correction: Correction): Correction {
  if (correction.passage === undefined) return correction;
  const { start: _start, end: _end, ...passage } = correction.passage;
  return { ...correction, passage };
}
