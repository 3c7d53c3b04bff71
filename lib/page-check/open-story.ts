// Opens a story from the list, checks the reader's corrections on it once it has loaded, and saves the results.

import { browser } from 'wxt/browser';
import { readTexts } from '../capture/read-tab';
import type { CorrectionCheck } from '../correction/page-check';
import { correctionsOf } from '../outbox/queries';
import { changeCorrections } from '../outbox/transitions';
import { checkText, isCheckable } from './check';

/** How long to wait before the tab is asked again whether it has loaded, in milliseconds. */
const POLL_MS = 500;
/** Maximum number of times that a tab is asked: a page that takes longer is not checked. */
const MAX_POLLS = 40;
/** How long after the first check a page is checked again, in milliseconds: by then most scripts have written their text. */
const SECOND_CHECK_MS = 3_000;

/** Opens the tab. Returns the check, which waits until the page has loaded and saves the results. */
export async function openStory(address: string, now: () => number): Promise<() => Promise<void>> {
  const { id } = await browser.tabs.create({ url: address });
  return async () => {
    if (id === undefined || !(await hasLoaded(id))) return;
    let checks = await checkTab(id);
    if (checks.some(({ verdict }) => verdict === 'gone')) {
      await pause(SECOND_CHECK_MS);
      checks = await checkTab(id);
    }
    await savePageChecks(checks, now());
  };
}

/** Polls, which keeps the worker alive: a listener for tabs would wake it for every tab from then on. */
async function hasLoaded(tabId: number): Promise<boolean> {
  for (let polls = 0; polls < MAX_POLLS; polls += 1) {
    const { status, url } = await browser.tabs.get(tabId);
    if (status === 'complete' && url?.startsWith('http')) return true;
    await pause(POLL_MS);
  }
  return false;
}

async function checkTab(tabId: number): Promise<CorrectionCheck[]> {
  const frames = await readTexts(tabId);
  const checks = frames.map(async (frame) =>
    checkText(frame, (await correctionsOf(frame.address)).filter(isCheckable)),
  );
  return (await Promise.all(checks)).flat();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Saves the results of page checks. An unknown result does not replace an earlier one. */
export async function savePageChecks(checks: readonly CorrectionCheck[], now: number): Promise<void> {
  const verdicts = new Map<string, CorrectionCheck['verdict']>(
    checks.map(({ correction, verdict }) => [correction, verdict]),
  );
  if (verdicts.size === 0) return;
  await changeCorrections(Array.from(verdicts.keys()), (correction) => {
    const verdict = verdicts.get(correction.id);
    if (verdict === undefined || (verdict === 'unknown' && correction.seen !== undefined)) return undefined;
    return { ...correction, seen: { at: now, verdict } };
  });
}
