// Checks whether the mistakes that corrections are about are still on their pages.

import pLimit from 'p-limit';
import { storyAddress } from '../correction/content';
import type { Correction } from '../correction/correction';
import type { CorrectionCheck } from '../correction/page-check';
import { PRACTICE_ADDRESS } from '../correction/practice-address';
import type { Fetch } from '../net/anonymous-fetch';
import type { FrameText } from '../page/capture';
import { locate } from '../passage/locate/locate';
import { fetchStory } from './fetch-story';

/** Maximum number of stories fetched at a time. */
const MAX_AT_ONCE = 4;
/** Maximum number of stories per check, the newest corrections' first; the reader can filter the list to check others. */
const MAX_STORIES = 50;

/**
 * Fetches the stories of corrections and checks them. Returns the results of all.
 *
 * @param corrections newest first.
 * @param onChecks is called with the results of each story.
 */
export async function checkStories(
  corrections: readonly Correction[],
  fetch: Fetch,
  onChecks: (checks: readonly CorrectionCheck[]) => Promise<void>,
): Promise<CorrectionCheck[]> {
  const stories = Map.groupBy(corrections.filter(isCheckable), ({ page }) => storyAddress(page));
  const limit = pLimit(MAX_AT_ONCE);
  const all = Array.from(stories)
    .slice(0, MAX_STORIES)
    .map(([address, ofStory]) =>
      limit(async () => {
        const page = await fetchStory(address, fetch);
        const checks = page === undefined ? ofStory.map(unknown) : checkHtml(page, ofStory);
        await onChecks(checks);
        return checks;
      }),
    );
  return (await Promise.all(all)).flat();
}

function unknown({ id }: Correction): CorrectionCheck {
  return { correction: id, verdict: 'unknown' };
}

/** Whether the correction is about a passage on a real page, in the page's own words, and was not withdrawn. */
export function isCheckable({ page, passage, status }: Correction): boolean {
  const isOfPage = page.address !== PRACTICE_ADDRESS && !page.translated;
  return passage !== undefined && isOfPage && status.state !== 'withdrawn';
}

/** Returns the result for each correction with a passage, from the text that a reader of the page sees. */
export function checkText(
  { text, language }: FrameText,
  corrections: readonly Correction[],
): CorrectionCheck[] {
  return corrections.flatMap(({ id, page, passage, suggestion: { replacement } }) => {
    if (passage === undefined) return [];
    const { verdict } = locate(text, passage, replacement, page.language ?? language);
    return [{ correction: id, verdict }];
  });
}

/**
 * Like `checkText`, with the text of a page that was never laid out. That text includes hidden words and lacks what scripts
 * write, so if a passage is not found in it, the result is unknown.
 */
export function checkHtml(page: FrameText, corrections: readonly Correction[]): CorrectionCheck[] {
  return checkText(page, corrections.map(withoutPosition)).map(({ correction, verdict }) => ({
    correction,
    verdict: verdict === 'fixed' || verdict === 'unchanged' ? verdict : 'unknown',
  }));
}

/** Removes positions, which are only valid in the text that the reader saw. */
function withoutPosition(correction: Correction): Correction {
  if (correction.passage === undefined) return correction;
  const { start: _start, end: _end, ...passage } = correction.passage;
  return { ...correction, passage };
}
