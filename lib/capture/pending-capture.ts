// A capture that is waiting for its popup. It is in session storage, because the worker may end first.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type CaptureResult, CaptureResultSchema } from '../page/capture';
import { captureKey } from './follow-captures';

const PendingCaptureSchema = v.object({ tabId: v.number(), at: v.number(), result: CaptureResultSchema });

/** How long a capture waits for its popup, in milliseconds: after that, the page may have changed. */
const MAX_AGE_MS = 60_000;

/** Unfinished captures by window. If the worker ends before they finish, the popup has the tab captured again. */
const unfinished = new Map<number, Promise<void>>();

/** Stores the capture of a tab for the popup of its window, once the capture is finished. */
export async function storeCapture(
  windowId: number,
  tabId: number,
  capture: Promise<CaptureResult>,
): Promise<void> {
  const stored = capture.then((result) =>
    browser.storage.session.set({ [captureKey(windowId)]: { tabId, at: Date.now(), result } }),
  );
  unfinished.set(windowId, stored);
  try {
    await stored;
  } finally {
    if (unfinished.get(windowId) === stored) unfinished.delete(windowId);
  }
}

/** Removes and returns the capture for the window's popup, once it is finished; `undefined` unless it shows the active tab. */
export async function takeCapture(windowId: number): Promise<CaptureResult | undefined> {
  await unfinished.get(windowId);
  const key = captureKey(windowId);
  const stored = await browser.storage.session.get(key);
  const pending = v.safeParse(PendingCaptureSchema, stored[key]);
  if (!pending.success) return undefined;
  await browser.storage.session.remove(key);
  const { tabId, at, result } = pending.output;
  const [active] = await browser.tabs.query({ active: true, windowId });
  return active?.id === tabId && Date.now() - at < MAX_AGE_MS ? result : undefined;
}
