// Opens a story from the list, and looks what it says once it is there: the reader's click is what asks for it.

import { browser } from 'wxt/browser';
import { readTexts } from '../capture/read-tab';
import type { CorrectionCheck } from '../correction/page-check';
import { correctionsOf } from '../outbox/queries';
import { savePageChecks } from '../outbox/transitions';
import { checkText, isCheckable } from './check-text';

const LOOK_EVERY_MS = 500;
/** A page that has not come by then is not waited for. */
const MOST_TRIES = 40;
/** Pages that write themselves have most of it by then. */
const SECOND_LOOK_MS = 3_000;

/** Opens the tab at once; what its page says is noted when it has loaded. */
export async function openStory(address: string, now: () => number): Promise<() => Promise<void>> {
  const { id } = await browser.tabs.create({ url: address });
  return async () => {
    if (id === undefined || !(await hasLoaded(id))) return;
    let looks = await looksIn(id);
    if (looks.some(({ verdict }) => verdict === 'gone')) {
      await pause(SECOND_LOOK_MS);
      looks = await looksIn(id);
    }
    await savePageChecks(looks, now());
  };
}

/** Asked again and again for some seconds, which keeps the worker alive: a listener would wake it for every tab for good. */
async function hasLoaded(tabId: number): Promise<boolean> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { status, url } = await browser.tabs.get(tabId);
    if (status === 'complete' && url?.startsWith('http')) return true;
    await pause(LOOK_EVERY_MS);
  }
  return false;
}

async function looksIn(tabId: number): Promise<CorrectionCheck[]> {
  const frames = await readTexts(tabId);
  const looks = frames.map(async (frame) =>
    checkText(frame, (await correctionsOf(frame.address)).filter(isCheckable)),
  );
  return (await Promise.all(looks)).flat();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
