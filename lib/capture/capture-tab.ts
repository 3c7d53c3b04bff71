// Captures the passage and the page in a tab.

import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import type { Page, Passage } from '../correction/content';
import { type Capture, type CaptureResult, type FrameCapture, FrameCaptureSchema } from '../page/capture';
import { work } from '../work/work';
import { capturePractice } from './capture-practice';

const CAPTURE_SCRIPT = '/capture.js';
/** The browser's id of a tab's top frame. */
export const TOP_FRAME = 0;

/**
 * How long frames are captured after the top frame, in milliseconds: a page can have hundreds, and the reader waits. The frame that
 * the reader is in comes first.
 */
const FRAMES_TIMEOUT_MS = 500;
/** Number of frames captured at a time. */
const FRAMES_AT_A_TIME = 20;

/**
 * Captures the highlight in a tab: in the frame with `frameId` or, without one, in the frame that the reader is in. If there is
 * none, in the top frame.
 */
export function captureTab(tabId: number, frameId?: number): Promise<CaptureResult> {
  const read = async () => {
    const [top] = await captureFrames({ tabId, frameIds: [TOP_FRAME] });
    if (top === undefined) return undefined;
    if (frameId === TOP_FRAME) return withoutFrame(top);
    if (frameId !== undefined) {
      const [frame] = await captureFrames({ tabId, frameIds: [frameId] });
      return frame === undefined ? withoutFrame(top) : (attributeToPage(frame, top) ?? WITHOUT_PAGE);
    }
    if (!top.frame.holdsFocusedFrame) return withoutFrame(top);
    const pressed = (await framesByPress(tabId)).filter(({ lastPress }) => lastPress > 0);
    const frames = await captureInTurn(pressed, (frameIds) => captureFrames({ tabId, frameIds }));
    return enteredFrame(frames, top) ?? withoutFrame(top);
  };
  return capture(tabId, read);
}

/**
 * Captures the quote that the reader typed: in the top frame, else in another frame of the same site, else in a frame of another
 * site, which the form then names.
 */
export function captureQuote(tabId: number, quote: string): Promise<CaptureResult> {
  const captureIn = async (frameIds: number[]) => {
    await browser.scripting.executeScript({
      target: { tabId, frameIds },
      func: (words: string) => {
        globalThis.corrigendaQuote = words;
      },
      args: [quote],
      injectImmediately: true,
    });
    return captureFrames({ tabId, frameIds });
  };
  const read = async () => {
    const [top] = await captureIn([TOP_FRAME]);
    if (top === undefined) return undefined;
    if (top.passage) return withoutFrame(top);
    const found = attributeAllToPages(await captureInTurn(await framesByPress(tabId), captureIn), top);
    return found.find(({ frameHost }) => frameHost === undefined) ?? found[0] ?? withoutFrame(top);
  };
  return inTurn(tabId, () => capture(tabId, read, quote));
}

/** The last search for a quote in each tab. */
const searches = new Map<number, Promise<CaptureResult>>();

/** Searches after the tab's earlier searches, which wait in a page that does not respond: two at once would share one quote. */
function inTurn(tabId: number, search: () => Promise<CaptureResult>): Promise<CaptureResult> {
  const turn = (searches.get(tabId) ?? Promise.resolve()).then(search).finally(() => {
    if (searches.get(tabId) === turn) searches.delete(tabId);
  });
  searches.set(tabId, turn);
  return turn;
}

type Target = Browser.scripting.InjectionTarget;

/** @param read returns `undefined` if no script may run in the tab. */
async function capture(
  tabId: number,
  read: () => Promise<Capture | undefined>,
  quote?: string,
): Promise<CaptureResult> {
  const attempt = async (): Promise<CaptureResult> => {
    if (!(await canReach(tabId))) return (await capturePractice(tabId, quote)) ?? { outcome: 'unreachable' };
    const found = await read();
    return found === undefined ? { outcome: 'unreachable' } : { outcome: 'captured', capture: found };
  };
  try {
    // Once more: the tab may have gone to another page in between, which is the one that the reader sees now.
    return await attempt().catch(attempt);
  } catch (error) {
    console.info('The tab cannot be read:', error); // browser pages, web stores, sites that the reader has not allowed
    return { outcome: 'unreachable' };
  }
}

interface FramePress {
  readonly frameId: number;
  readonly lastPress: number;
}

/** Returns the tab's frames with the reader's last press in each, the latest first. */
async function framesByPress(tabId: number): Promise<FramePress[]> {
  const results = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    // Runs in the page as text, so it must not use anything outside itself. The same as `lastPress` in a capture, which would take
    // seconds if every frame were captured.
    func: () => globalThis.corrigendaPressed ?? (navigator.userActivation.hasBeenActive ? 1 : 0),
    injectImmediately: true,
  });
  return results
    .map(({ frameId, result }) => ({ frameId, lastPress: Number(result) }))
    .sort((one, other) => other.lastPress - one.lastPress);
}

/** Captures the frames, some at a time, until it has taken too long. */
async function captureInTurn(
  frames: readonly FramePress[],
  capture: (frameIds: number[]) => Promise<FrameCapture[]>,
): Promise<FrameCapture[]> {
  const end = Date.now() + FRAMES_TIMEOUT_MS;
  const frameIds = frames.map(({ frameId }) => frameId);
  const captured: FrameCapture[] = [];
  for (let at = 0; at < frameIds.length && Date.now() < end; at += FRAMES_AT_A_TIME)
    captured.push(...(await capture(frameIds.slice(at, at + FRAMES_AT_A_TIME))));
  return captured;
}

/** Whether the tab can be captured through a script. */
async function canReach(tabId: number): Promise<boolean> {
  const address = await visibleAddress(tabId);
  return address !== undefined && !address.startsWith(location.origin); // the practice page captures itself
}

/**
 * Returns the tab's address; `undefined` if the reader has not allowed the site, which hides it. Run no script in such a tab:
 * Chromium does not refuse the script but delays it until the reader presses the toolbar button.
 */
export async function visibleAddress(tabId: number): Promise<string | undefined> {
  const { url } = await browser.tabs.get(tabId);
  return url;
}

/** The page is unknown, so the passage is left out too. */
const WITHOUT_PAGE: Capture = { shortened: false };

function withoutFrame({ frame: _known, ...capture }: FrameCapture): Capture {
  return capture;
}

/**
 * Returns the highlight in the frame that the reader is in: the one in which they last pressed a key or button. Focus and
 * selection do not count, since scripts can move both.
 */
function enteredFrame(frames: readonly FrameCapture[], top: FrameCapture): Capture | undefined {
  const pressed = frames.filter(
    ({ frame: { lastPress } }) => lastPress > 0 && lastPress >= top.frame.lastPress,
  );
  return attributeAllToPages(
    pressed.sort((one, other) => other.frame.lastPress - one.frame.lastPress),
    top,
  )[0];
}

/** Returns the captures that have a passage and belong to a page. */
function attributeAllToPages(frames: readonly FrameCapture[], top: FrameCapture): Capture[] {
  return frames.filter(({ passage }) => passage).flatMap((frame) => attributeToPage(frame, top) ?? []);
}

/**
 * Returns the capture with the page that its passage belongs to. A passage of another site never belongs to the page around it;
 * `undefined` if it has no page of its own either.
 */
function attributeToPage(capture: FrameCapture, top: FrameCapture): Capture | undefined {
  const { frame, ...rest } = capture;
  const isOfTop = frame.isWrittenByTop || (frame.origin !== undefined && frame.origin === top.frame.origin);
  if (isOfTop) return frame.isOpaque || rest.page === undefined ? withTopPage(rest, top) : rest;
  return rest.page && { ...rest, frameHost: new URL(rest.page.address).host };
}

/** Leaves out the text fragment: a directive of the top page does not reach into its frames. */
function withTopPage({ passage, shortened }: Capture, { page, inbox }: Capture): Capture {
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

async function captureFrames(target: Target): Promise<FrameCapture[]> {
  const results = await browser.scripting.executeScript({
    target,
    files: [CAPTURE_SCRIPT],
    injectImmediately: true,
  });
  const frames = results.flatMap(({ result }) => {
    const parsed = v.safeParse(FrameCaptureSchema, result);
    if (!parsed.success)
      console.error(
        'A capture does not parse:',
        parsed.issues.map((issue) => v.getDotPath(issue)),
      );
    return parsed.success ? [parsed.output] : [];
  });
  return Promise.all(
    frames.map(async ({ page, ...rest }) => ({
      ...rest,
      ...(page && { page: await withOwnCanonical(page) }),
    })),
  );
}

/** Loads the public suffix list only if the canonical address has another host: a key waits for it. */
async function withOwnCanonical(page: Page): Promise<Page> {
  if (page.canonical === undefined || new URL(page.canonical).host === new URL(page.address).host)
    return page;
  return (await work()).withOwnCanonical(page);
}
