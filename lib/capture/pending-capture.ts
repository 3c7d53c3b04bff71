// A capture that waits for its popup. Kept in the session's storage, not in the worker's memory, which may be gone first.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type CaptureAnswer, CaptureAnswerSchema } from '../page/capture';

const PendingCaptureSchema = v.object({ tabId: v.number(), at: v.number(), answer: CaptureAnswerSchema });

/** A capture that nobody took for so long is about a page that may have changed. */
const MAX_AGE_MS = 60_000;

/** Captures that are not finished yet; should the worker die with them, the popup has the tab captured again. */
const underway = new Map<number, Promise<void>>();

const keyOf = (windowId: number) => `capture ${windowId}`;

/** Leaves the capture of that tab for the popup of its window as soon as it is there. */
export async function leaveCapture(
  windowId: number,
  tabId: number,
  capture: Promise<CaptureAnswer>,
): Promise<void> {
  const stored = capture.then((answer) =>
    browser.storage.session.set({ [keyOf(windowId)]: { tabId, at: Date.now(), answer } }),
  );
  underway.set(windowId, stored);
  try {
    await stored;
  } finally {
    if (underway.get(windowId) === stored) underway.delete(windowId);
  }
}

/** Takes the capture that waits for that window's popup, or is about to, if it is of the tab that is open there. */
export async function takeCapture(windowId: number): Promise<CaptureAnswer | undefined> {
  await underway.get(windowId);
  const key = keyOf(windowId);
  const stored = await browser.storage.session.get(key);
  const pending = v.safeParse(PendingCaptureSchema, stored[key]);
  if (!pending.success) return undefined;
  await browser.storage.session.remove(key);
  const { tabId, at, answer } = pending.output;
  const [active] = await browser.tabs.query({ active: true, windowId });
  return active?.id === tabId && Date.now() - at < MAX_AGE_MS ? answer : undefined;
}

/** Calls `listener` when a capture for that window's popup comes in while it is open. Gives back how to stop. */
export function followCaptures(windowId: number, listener: () => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && changes[keyOf(windowId)]?.newValue !== undefined) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
