// Opens the form: the action popup or, if the browser refuses it, the same page in a small window next to the passage.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { visibleAddress } from './capture-tab';

const POPUP_PAGE = 'popup.html';
/** Size of the window that replaces the popup, in CSS pixels. */
const WINDOW_SIZE = { width: 440, height: 640 };

/** The window and tab of the page to correct. */
interface PageLocation {
  /** `undefined` if the event does not name it; then the focused window is used. */
  readonly windowId: number | undefined;
  readonly tabId: number | undefined;
}

/** Opens the popup. Must be called before any `await` in an event handler: some browsers require the reader's gesture. */
export function openPopup({ windowId, tabId }: PageLocation): Promise<void> {
  return browser.action
    .openPopup(windowId === undefined ? {} : { windowId })
    .catch(async (refusal: unknown) => {
      if ((await contextsOf('POPUP')).length > 0) return; // it is already open and finds the new capture
      console.info('The browser refused the popup, so a window opens:', refusal);
      await openPopupWindow(
        windowId ?? (await browser.windows.getLastFocused()).id ?? browser.windows.WINDOW_ID_NONE,
        tabId,
      );
    });
}

/** Opens the window that replaces the popup of the window `windowId`, or brings it to the front. */
async function openPopupWindow(windowId: number, tabId: number | undefined): Promise<void> {
  const url = `${location.origin}/${POPUP_PAGE}?window=${windowId}`;
  const opened = (await contextsOf('TAB')).find(({ documentUrl }) => documentUrl === url);
  if (opened !== undefined) {
    await browser.windows.update(opened.windowId, { focused: true });
    return;
  }
  const place = tabId === undefined ? undefined : await placeByPassage(tabId);
  await browser.windows.create({ type: 'popup', url, ...WINDOW_SIZE, ...place });
}

const PlaceSchema = v.object({ left: v.number(), top: v.number() });

/** Returns the place on the screen below the highlight; `undefined` if it is unknown. */
async function placeByPassage(tabId: number): Promise<v.InferOutput<typeof PlaceSchema> | undefined> {
  try {
    if ((await visibleAddress(tabId)) === undefined) return undefined;
    const [found] = await browser.scripting.executeScript({
      target: { tabId },
      func: findPlace,
      args: [WINDOW_SIZE],
      injectImmediately: true,
    });
    const place = v.safeParse(PlaceSchema, found?.result);
    return place.success ? place.output : undefined;
  } catch {
    return undefined; // no script may run there: the browser chooses
  }
}

/** Runs in the page as text, so it must not use anything outside itself. */
function findPlace({ width, height }: { width: number; height: number }) {
  const selection = getSelection();
  const { left, bottom } =
    selection !== null && selection.rangeCount > 0
      ? selection.getRangeAt(0).getBoundingClientRect()
      : { left: 0, bottom: 0 };
  if (left === 0 && bottom === 0) return null;
  const x = screenX + left;
  const y = screenY + outerHeight - innerHeight + bottom + 8; // a gap of 8 px
  return {
    left: Math.round(Math.max(0, Math.min(x, screen.availWidth - width))),
    top: Math.round(Math.max(0, Math.min(y, screen.availHeight - height))),
  };
}

/** Returns the extension's open pages of a type; none if the browser cannot tell (Chrome before 116). */
async function contextsOf(type: 'POPUP' | 'TAB') {
  return (await browser.runtime.getContexts?.({ contextTypes: [type] })) ?? [];
}
