// Looks, once and since the reader asked, what the stories of corrections say today.

import pLimit from 'p-limit';
import { storyAddress } from '../correction/content';
import type { Correction } from '../correction/correction';
import type { CorrectionCheck } from '../correction/page-check';
import type { Fetch } from '../net/anonymous-fetch';
import { checkHtml, isCheckable } from './check-text';
import { fetchStory } from './fetch-story';

const AT_ONCE = 4;
/** The newest are looked at; the reader can search for others, and look at those. */
const MOST_STORIES = 50;

/** Tells the looks story by story, and resolves with all of them. @param corrections newest first. */
export async function checkStories(
  corrections: readonly Correction[],
  fetch: Fetch,
  onLooks: (looks: readonly CorrectionCheck[]) => Promise<void>,
): Promise<CorrectionCheck[]> {
  const stories = Map.groupBy(corrections.filter(isCheckable), ({ page }) => storyAddress(page));
  const limit = pLimit(AT_ONCE);
  const all = Array.from(stories)
    .slice(0, MOST_STORIES)
    .map(([address, said]) =>
      limit(async () => {
        const page = await fetchStory(address, fetch);
        const looks = page === undefined ? said.map(unknown) : checkHtml(page, said);
        await onLooks(looks);
        return looks;
      }),
    );
  return (await Promise.all(all)).flat();
}

function unknown({ id }: Correction): CorrectionCheck {
  return { correction: id, verdict: 'unknown' };
}
