// Opens the form: the action popup, and where a browser refuses it, the same page in a small window.

import { browser } from 'wxt/browser';

const PAGE = 'popup.html';
const SIZE = { width: 440, height: 640 };

/**
 * Opens the popup over that window, or over the one in use where the event does not say which. Must be called before any
 * `await` of an event: some browsers tie it to the gesture.
 */
export function openPopup(known?: number): Promise<void> {
  return browser.action
    .openPopup(known === undefined ? {} : { windowId: known })
    .catch(async (refusal: unknown) => {
      if ((await contextsOf('POPUP')).length > 0) return; // it is open already, and hears of the new capture by itself
      const windowId = known ?? (await browser.windows.getLastFocused()).id ?? browser.windows.WINDOW_ID_NONE;
      const url = `${location.origin}/${PAGE}?window=${windowId}`;
      const own = (await contextsOf('TAB')).find(({ documentUrl }) => documentUrl === url);
      if (own !== undefined) {
        await browser.windows.update(own.windowId, { focused: true });
        return;
      }
      console.info('The popup is refused, so a window opens:', refusal);
      await browser.windows.create({ type: 'popup', url, ...SIZE });
    });
}

/** Our open pages of a kind; none where the browser cannot say (before Chrome 116). */
async function contextsOf(type: 'POPUP' | 'TAB') {
  return (await browser.runtime.getContexts?.({ contextTypes: [type] })) ?? [];
}
