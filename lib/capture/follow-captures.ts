// Tells the popup of a capture that comes in while it is open. Apart from pending-capture.ts, whose schema the popup's first
// files have no room for (a budget of 25,000 bytes, tests/e2e/build/size.spec.ts).

import { browser } from 'wxt/browser';

/** The key in the session's storage of the capture that waits for that window's popup. */
export const captureKey = (windowId: number) => `capture ${windowId}`;

/** Calls `listener` when a capture for that window's popup comes in while it is open. Returns how to stop. */
export function followCaptures(windowId: number, listener: () => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && changes[captureKey(windowId)]?.newValue !== undefined) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
