// Opens the form: the action popup, and where a browser refuses it, the same page in a small window by the passage.

import * as v from 'valibot';
import { browser } from 'wxt/browser';

const PAGE = 'popup.html';
const SIZE = { width: 440, height: 640 };

/** Where what is to be corrected stands. */
interface Door {
  /** Absent where the event does not say which: the window in use. */
  readonly windowId: number | undefined;
  readonly tabId: number | undefined;
}

/** Opens the popup. Must be called before any `await` of an event: some browsers tie it to the gesture. */
export function openPopup({ windowId, tabId }: Door): Promise<void> {
  return browser.action
    .openPopup(windowId === undefined ? {} : { windowId })
    .catch(async (refusal: unknown) => {
      if ((await contextsOf('POPUP')).length > 0) return; // it is open already, and hears of the new capture by itself
      console.info('The popup is refused, so a window opens:', refusal);
      await openWindow(
        windowId ?? (await browser.windows.getLastFocused()).id ?? browser.windows.WINDOW_ID_NONE,
        tabId,
      );
    });
}

/** Opens, or brings to the front, the window that stands in for the popup of that window. */
async function openWindow(windowId: number, tabId: number | undefined): Promise<void> {
  const url = `${location.origin}/${PAGE}?window=${windowId}`;
  const own = (await contextsOf('TAB')).find(({ documentUrl }) => documentUrl === url);
  if (own !== undefined) {
    await browser.windows.update(own.windowId, { focused: true });
    return;
  }
  const place = tabId === undefined ? undefined : await placeByPassage(tabId);
  await browser.windows.create({ type: 'popup', url, ...SIZE, ...place });
}

const PlaceSchema = v.object({ left: v.number(), top: v.number() });

/** Below what is highlighted in the tab, on the screen; `undefined` where that cannot be told. */
async function placeByPassage(tabId: number): Promise<v.InferOutput<typeof PlaceSchema> | undefined> {
  try {
    // Where the reader withholds the site, its address is not shown to us, and a script would wait without end.
    if ((await browser.tabs.get(tabId)).url === undefined) return undefined;
    const [found] = await browser.scripting.executeScript({
      target: { tabId },
      func: findPlace,
      args: [SIZE],
      injectImmediately: true,
    });
    const place = v.safeParse(PlaceSchema, found?.result);
    return place.success ? place.output : undefined;
  } catch {
    return undefined; // no script may run there: the browser chooses
  }
}

/** Runs in the page, written out as text: it may use nothing that stands outside of it. */
function findPlace({ width, height }: { width: number; height: number }) {
  const selection = getSelection();
  const { left, bottom } =
    selection !== null && selection.rangeCount > 0
      ? selection.getRangeAt(0).getBoundingClientRect()
      : { left: 0, bottom: 0 };
  if (left === 0 && bottom === 0) return null;
  const x = screenX + left;
  const y = screenY + outerHeight - innerHeight + bottom + 8; // a gap of two steps
  return {
    left: Math.round(Math.max(0, Math.min(x, screen.availWidth - width))),
    top: Math.round(Math.max(0, Math.min(y, screen.availHeight - height))),
  };
}

/** Our open pages of a kind; none where the browser cannot say (before Chrome 116). */
async function contextsOf(type: 'POPUP' | 'TAB') {
  return (await browser.runtime.getContexts?.({ contextTypes: [type] })) ?? [];
}
