// A capture that waits for its popup. Kept in the session's storage, not in the worker's memory, which may be gone first.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type CaptureAnswer, CaptureAnswerSchema } from '../messages';

/** Captures that are not finished yet; should the worker die with them, the popup has the tab captured again. */
const underway = new Map<number, Promise<void>>();

const keyOf = (windowId: number) => `capture ${windowId}`;

/** Leaves the capture for the popup of that window as soon as it is there. */
export async function leaveCapture(windowId: number, capture: Promise<CaptureAnswer>): Promise<void> {
  const stored = capture.then((answer) => browser.storage.session.set({ [keyOf(windowId)]: answer }));
  underway.set(windowId, stored);
  await stored;
  if (underway.get(windowId) === stored) underway.delete(windowId);
}

/** Takes the capture that waits for that window's popup, or is about to; `undefined` where none does. */
export async function takeCapture(windowId: number): Promise<CaptureAnswer | undefined> {
  await underway.get(windowId);
  const key = keyOf(windowId);
  const stored = await browser.storage.session.get(key);
  const parsed = v.safeParse(CaptureAnswerSchema, stored[key]);
  if (!parsed.success) return undefined;
  await browser.storage.session.remove(key);
  return parsed.output;
}

/** Calls `listener` when a capture for that window's popup comes in while it is open. Gives back how to stop. */
export function followCaptures(windowId: number, listener: () => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && changes[keyOf(windowId)]?.newValue !== undefined) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
