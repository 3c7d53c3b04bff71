// A capture that waits for its popup, kept in the session's storage: the worker may end first.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type CaptureResult, CaptureResultSchema } from '../page/capture';
import { captureKey } from './follow-captures';

const PendingCaptureSchema = v.object({ tabId: v.number(), at: v.number(), answer: CaptureResultSchema });

/** How long a capture waits for its popup, in milliseconds: later the page may have changed. */
const MAX_AGE_MS = 60_000;

/** Captures that are not finished. If the worker ends before they are, the popup has the tab captured again. */
const underway = new Map<number, Promise<void>>();

/** Stores the capture of that tab, when it is finished, for the popup of its window. */
export async function leaveCapture(
  windowId: number,
  tabId: number,
  capture: Promise<CaptureResult>,
): Promise<void> {
  const stored = capture.then((answer) =>
    browser.storage.session.set({ [captureKey(windowId)]: { tabId, at: Date.now(), answer } }),
  );
  underway.set(windowId, stored);
  try {
    await stored;
  } finally {
    if (underway.get(windowId) === stored) underway.delete(windowId);
  }
}

/** Takes the capture that waits for that window's popup, or is under way, if it is of the active tab. */
export async function takeCapture(windowId: number): Promise<CaptureResult | undefined> {
  await underway.get(windowId);
  const key = captureKey(windowId);
  const stored = await browser.storage.session.get(key);
  const pending = v.safeParse(PendingCaptureSchema, stored[key]);
  if (!pending.success) return undefined;
  await browser.storage.session.remove(key);
  const { tabId, at, answer } = pending.output;
  const [active] = await browser.tabs.query({ active: true, windowId });
  return active?.id === tabId && Date.now() - at < MAX_AGE_MS ? answer : undefined;
}
