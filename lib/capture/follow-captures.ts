// Notifies the popup of a capture that arrives while it is open. Apart from pending-capture.ts, whose schema is too large for the
// popup's first files (a budget of 25,000 bytes, tests/e2e/build/size.spec.ts).

import { browser } from 'wxt/browser';

/** Returns the key in session storage of the capture that is waiting for that window's popup. */
export const captureKey = (windowId: number) => `capture ${windowId}`;

/** Calls `listener` when a capture for that window's popup arrives. Returns a function that stops it. */
export function followCaptures(windowId: number, listener: () => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'session' && changes[captureKey(windowId)]?.newValue !== undefined) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
