// A capture that is waiting for its popup. It is in session storage, because the worker may end first.

import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { logFailure } from '../net/log-failure';
import { within } from '../net/within';
import { cleanAddress } from '../page/address';
import { type CaptureResult, CaptureResultSchema } from '../page/capture';
import { headlineOf } from './context-menu';
import { captureKey } from './follow-captures';

const PendingCaptureSchema = v.object({ tabId: v.number(), at: v.number(), result: CaptureResultSchema });

/** How long a capture waits for its popup, in milliseconds: after that, the page may have changed. */
const MAX_AGE_MS = 60_000;

/**
 * How long a popup waits for a capture, in milliseconds. A page that shows an `alert()`, or runs a script without end, runs ours
 * only afterwards.
 */
const CAPTURE_TIMEOUT_MS = 2_000;

interface Unfinished {
  readonly tabId: number;
  readonly result: Promise<CaptureResult>;
  /** Whether it took too long. Then it is for the popup that waits for it, not for one that opens later. */
  isLate: boolean;
}

/** Unfinished captures by window. If the worker ends before they finish, the popup has the tab captured again. */
const unfinished = new Map<number, Unfinished>();

/** Stores the capture of a tab for the popup of its window, once the capture is finished, unless that takes too long. */
export async function storeCapture(
  windowId: number,
  tabId: number,
  capture: Promise<CaptureResult>,
): Promise<void> {
  const one: Unfinished = { tabId, isLate: false, result: capture.then(store) };
  await follow(windowId, one);

  async function store(result: CaptureResult): Promise<CaptureResult> {
    const pending = { tabId, at: Date.now(), result };
    if (!one.isLate) await browser.storage.session.set({ [captureKey(windowId)]: pending });
    return result;
  }
}

/**
 * Removes and returns the capture for the window's popup, once it is finished; `undefined` unless it shows the active tab. If it
 * takes too long, returns what is known of the tab without it.
 */
export async function takeCapture(windowId: number): Promise<CaptureResult | undefined> {
  const active = await activeTab(windowId);
  const one = unfinished.get(windowId);
  if (one !== undefined && !one.isLate && one.tabId === active?.id) {
    if ((await within(CAPTURE_TIMEOUT_MS, one.result)) === undefined) {
      one.isLate = true;
      return withoutScript(active);
    }
  }
  const key = captureKey(windowId);
  const stored = await browser.storage.session.get(key);
  const pending = v.safeParse(PendingCaptureSchema, stored[key]);
  if (!pending.success) return undefined;
  await browser.storage.session.remove(key);
  const { tabId, at, result } = pending.output;
  return active?.id === tabId && Date.now() - at < MAX_AGE_MS ? result : undefined;
}

/** Captures the active tab. If that takes too long, returns what is known of the tab without it. */
export async function captureActive(
  windowId: number,
  capture: (tabId: number) => Promise<CaptureResult>,
): Promise<CaptureResult> {
  const active = await activeTab(windowId);
  if (active?.id === undefined) return { outcome: 'unreachable' };
  const result = capture(active.id);
  const inTime = await within(CAPTURE_TIMEOUT_MS, result);
  if (inTime !== undefined) return inTime;
  logFailure(follow(windowId, { tabId: active.id, result, isLate: true }));
  return withoutScript(active);
}

/** Returns the capture that took too long, once it is finished; `none` if there is none. */
export async function lateCapture(windowId: number): Promise<CaptureResult> {
  const one = unfinished.get(windowId);
  return one?.isLate ? one.result : { outcome: 'none' };
}

async function follow(windowId: number, one: Unfinished): Promise<void> {
  unfinished.set(windowId, one);
  try {
    await one.result;
  } finally {
    if (unfinished.get(windowId) === one) unfinished.delete(windowId);
  }
}

/** Returns the tab that the window shows. */
export async function activeTab(windowId: number): Promise<Browser.tabs.Tab | undefined> {
  const [active] = await browser.tabs.query({ active: true, windowId });
  return active;
}

/** Returns what the browser itself knows of the page. */
function withoutScript(tab: Browser.tabs.Tab): CaptureResult {
  const address = cleanAddress(tab.url ?? '');
  if (address === undefined) return { outcome: 'unreachable' };
  const page = { address, ...headlineOf(address, tab) };
  return { outcome: 'captured', capture: { page, shortened: false, isBusy: true } };
}
