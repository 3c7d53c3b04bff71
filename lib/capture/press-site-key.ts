// Presses Ctrl+Enter in a page for the page's own tool for corrections, with the passage highlighted.

import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import type { Passage } from '../correction/content';
import { logFailure } from '../net/log-failure';
import { within } from '../net/within';
import { SelectedPassageSchema } from '../page/capture';
import { TOP_FRAME, visibleAddress } from './capture-tab';

const SCRIPT = '/select-passage.js';
/** How long highlighting may take, in milliseconds: in a page that is busy or asks in a dialog, the reader would wait for nothing. */
const SELECT_TIMEOUT_MS = 2_000;

/**
 * Highlights the passage in the frame that shows its page, and presses the key there, in the page's own world: its tool listens
 * there. Returns whether it could; if not, the page's address is the way that is left.
 *
 * @param page the address of the page.
 */
export async function pressSiteKey(tabId: number, page: string, passage: Passage): Promise<boolean> {
  try {
    const frameId = await within(SELECT_TIMEOUT_MS, selectedFrame(tabId, page, passage));
    if (frameId === undefined) return false;
    // Not awaited: a tool may ask in a dialog of the browser, which holds up the page until the reader answers.
    logFailure(
      browser.scripting.executeScript({
        target: { tabId, frameIds: [frameId] },
        world: 'MAIN',
        func: pressCtrlEnter,
      }),
    );
    return true;
  } catch (error) {
    console.info('The key cannot be pressed in the tab:', error); // browser pages, web stores
    return false;
  }
}

async function selectedFrame(tabId: number, page: string, passage: Passage): Promise<number | undefined> {
  if ((await visibleAddress(tabId)) === undefined) return undefined;
  return (
    (await selectIn({ tabId, frameIds: [TOP_FRAME] }, page, passage)) ??
    (await selectIn({ tabId, allFrames: true }, page, passage))
  );
}

/** Highlights the passage in the frames that show its page. Returns the first frame in which it is highlighted now. */
async function selectIn(
  target: Browser.scripting.InjectionTarget,
  page: string,
  passage: Passage,
): Promise<number | undefined> {
  const prepared = await browser.scripting.executeScript({
    target,
    func: (wanted: NonNullable<typeof globalThis.corrigendaSelects>) => {
      globalThis.corrigendaSelects = wanted;
    },
    args: [{ page, passage }],
    injectImmediately: true,
  });
  // One by one: if one frame is gone by now, the browser runs the script in none of several.
  const results = await Promise.allSettled(
    prepared.map(({ frameId }) =>
      browser.scripting.executeScript({
        target: { tabId: target.tabId, frameIds: [frameId] },
        files: [SCRIPT],
        injectImmediately: true,
      }),
    ),
  );
  return results
    .flatMap((ran) => (ran.status === 'fulfilled' ? ran.value : []))
    .find(({ result }) => {
      const selected = v.safeParse(SelectedPassageSchema, result);
      return selected.success && selected.output.isSelected;
    })?.frameId;
}

/**
 * Runs in the page as text, so it must not use anything outside itself. The events are those of a real press in this browser:
 * some tools listen to keypress, others to keydown or keyup, and a few remember that Control is down. Also on a Mac it is Control:
 * tools that accept the command key accept this one too.
 */
function pressCtrlEnter(): void {
  const focused = document.activeElement;
  const node = getSelection()?.anchorNode ?? null;
  // A reader's press would not go to a field from which the focus was never taken.
  const target = focused?.contains(node) ? focused : (document.body ?? document.documentElement);
  const press = (type: string, key: string, code: string, keyCode: number, ctrlKey: boolean) =>
    target.dispatchEvent(
      new KeyboardEvent(type, {
        ...{ key, code, keyCode, ctrlKey, charCode: type === 'keypress' ? keyCode : 0, which: keyCode },
        ...{ location: code === 'ControlLeft' ? 1 : 0, bubbles: true, cancelable: true, composed: true },
        view: window,
      }),
    );
  press('keydown', 'Control', 'ControlLeft', 17, true);
  // As in the browser itself, a page that prevents the keydown gets no keypress.
  if (press('keydown', 'Enter', 'Enter', 13, true))
    press('keypress', 'Enter', 'Enter', /Firefox|Mac/.test(navigator.userAgent) ? 13 : 10, true);
  press('keyup', 'Enter', 'Enter', 13, true);
  press('keyup', 'Control', 'ControlLeft', 17, false);
}
