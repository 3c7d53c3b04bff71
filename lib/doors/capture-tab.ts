// Reads the highlighted passage and the page out of a tab.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type Capture, CaptureSchema } from '../capture';
import type { Passage } from '../correction/correction';
import type { CaptureAnswer } from '../messages';

const SCRIPT = '/capture.js';
const TOP_FRAME = 0;

/**
 * Captures what is highlighted in a frame of a tab: in the one that asked, else in the top one or, where nothing is
 * highlighted there, the first in which something is.
 */
export async function captureTab(tabId: number, frameId?: number): Promise<CaptureAnswer> {
  try {
    const [top] = await captureFrames(tabId, [TOP_FRAME]);
    if (top === undefined) return { outcome: 'unreachable' };
    if (frameId === TOP_FRAME || (frameId === undefined && top.passage))
      return { outcome: 'captured', capture: top };
    const frames = await captureFrames(tabId, frameId === undefined ? 'all' : [frameId]);
    const highlighted = frames.find(({ passage }) => passage);
    return { outcome: 'captured', capture: highlighted ? onPage(highlighted, top) : top };
  } catch (error) {
    console.info('The tab cannot be read:', error); // browser pages, web stores, sites the reader withheld
    return { outcome: 'unreachable' };
  }
}

/**
 * A frame without an address of its own (srcdoc, data:, sandboxed) is part of the top page. No directive of that page
 * reaches into it: text fragments end at a frame's border.
 */
function onPage(capture: Capture, { page, inbox }: Capture): Capture {
  if (capture.page !== undefined) return capture;
  const { passage, shortened } = capture;
  return {
    shortened,
    ...(page && { page }),
    ...(inbox !== undefined && { inbox }),
    ...(passage && { passage: withoutFragment(passage) }),
  };
}

function withoutFragment({ textFragment: _ofFrame, ...passage }: Passage): Passage {
  return passage;
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
