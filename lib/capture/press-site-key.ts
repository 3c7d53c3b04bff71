// Presses Ctrl+Enter in a page for the page's own tool for corrections.

import { browser } from 'wxt/browser';
import { TOP_FRAME, visibleAddress } from './capture-tab';

/** Presses the key in the page's own world, where the tool listens. Returns whether a script may run in the tab. */
export async function pressSiteKey(tabId: number): Promise<boolean> {
  if ((await visibleAddress(tabId)) === undefined) return false;
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [TOP_FRAME] },
    world: 'MAIN',
    func: pressCtrlEnter,
  });
  return true;
}

/** Runs in the page. Old tools listen to keypress, newer ones to keydown or keyup. */
function pressCtrlEnter(): void {
  const target = document.activeElement ?? document.body;
  for (const type of ['keydown', 'keypress', 'keyup'])
    target.dispatchEvent(
      new KeyboardEvent(type, {
        key: 'Enter',
        code: 'Enter',
        keyCode: 13,
        which: 13,
        ctrlKey: true,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    );
}
