// Reads the highlighted passage and the page out of a tab.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Capture, CaptureSchema } from '../capture';
import type { CaptureAnswer } from '../messages';

const SCRIPT = '/capture.js';
const TOP_FRAME = 0;

/**
 * Captures what is highlighted in a frame of a tab (the top one by default, or else the first that has a passage).
 * Where the frame has no address of its own, the page is the top one.
 */
export async function captureTab(tabId: number, frameId?: number): Promise<CaptureAnswer> {
  try {
    const top = await captureFrames(tabId, [TOP_FRAME]);
    const captures =
      frameId === TOP_FRAME ? top : await captureFrames(tabId, frameId === undefined ? 'all' : [frameId]);
    const page = top[0] ?? { shortened: false };
    const chosen =
      (frameId === undefined && page.passage ? page : captures.find(({ passage }) => passage)) ?? page;
    return {
      outcome: 'captured',
      capture: chosen.page === undefined ? { ...page, ...chosen, ...pageOf(page) } : chosen,
    };
  } catch (error) {
    console.info('The tab cannot be read:', error); // browser pages, web stores, sites the reader withheld
    return { outcome: 'unreachable' };
  }
}

function pageOf({ page, inbox }: Capture): Partial<Capture> {
  return { ...(page && { page }), ...(inbox !== undefined && { inbox }) };
}

async function captureFrames(tabId: number, frames: readonly number[] | 'all'): Promise<Capture[]> {
  const results = await browser.scripting.executeScript({
    target: frames === 'all' ? { tabId, allFrames: true } : { tabId, frameIds: [...frames] },
    files: [SCRIPT],
    injectImmediately: true,
  });
  return results.flatMap(({ result }) => {
    const parsed = v.safeParse(CaptureSchema, result);
    if (!parsed.success)
      console.error(
        'A capture does not parse:',
        parsed.issues.map((issue) => v.getDotPath(issue)),
      );
    return parsed.success ? [parsed.output] : [];
  });
}
