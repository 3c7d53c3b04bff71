// Reads the passage and the page out of a tab.

import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import type { CaptureAnswer } from '../capture';
import { type Capture, CaptureSchema } from '../capture';
import type { Passage } from '../correction/correction';
import { capturePractice } from '../practice/capture';

const SCRIPT = '/capture.js';
const TOP_FRAME = 0;

/**
 * Captures what is highlighted in a frame of a tab: in the one that asked, else in the top one or, where nothing is
 * highlighted there, the first in which something is.
 */
export function captureTab(tabId: number, frameId?: number): Promise<CaptureAnswer> {
  return capture(tabId, frameId, captureFrames);
}

/**
 * Captures the words that the reader quotes: in the top frame or, where they do not stand there, the first in which they
 * do.
 */
export function captureQuote(tabId: number, quote: string): Promise<CaptureAnswer> {
  return capture(
    tabId,
    undefined,
    async (target) => {
      const asked = await browser.scripting.executeScript({
        target,
        func: (words: string) => {
          globalThis.corrigendaQuote = words;
        },
        args: [quote],
        injectImmediately: true,
      });
      // A frame that came in between was not asked, and would tell what is highlighted in it.
      return captureFrames({ tabId, frameIds: asked.map(({ frameId }) => frameId) });
    },
    quote,
  );
}

type Target = Browser.scripting.InjectionTarget;

async function capture(
  tabId: number,
  frameId: number | undefined,
  captureIn: (target: Target) => Promise<Capture[]>,
  quote?: string,
): Promise<CaptureAnswer> {
  try {
    if (!(await isOpenToUs(tabId)))
      return (await capturePractice(tabId, quote)) ?? { outcome: 'unreachable' };
    const [top] = await captureIn({ tabId, frameIds: [TOP_FRAME] });
    if (top === undefined) return { outcome: 'unreachable' };
    if (frameId === TOP_FRAME || (frameId === undefined && top.passage))
      return { outcome: 'captured', capture: top };
    const frames = await captureIn(
      frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] },
    );
    const meant = frameId === undefined ? frames.find(({ passage }) => passage) : frames[0];
    return { outcome: 'captured', capture: meant ? onPage(meant, top) : top };
  } catch (error) {
    console.info('The tab cannot be read:', error); // browser pages, web stores, sites the reader withheld
    return { outcome: 'unreachable' };
  }
}

/**
 * Whether scripts of ours may run in the tab, which shows its address to us only then. Where the reader withholds the
 * site, Chromium does not refuse a script but lets it wait until the reader presses the toolbar button.
 */
async function isOpenToUs(tabId: number): Promise<boolean> {
  const { url } = await browser.tabs.get(tabId);
  return url !== undefined && !url.startsWith(location.origin); // our own pages answer for themselves
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

async function captureFrames(target: Target): Promise<Capture[]> {
  const results = await browser.scripting.executeScript({
    target,
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
