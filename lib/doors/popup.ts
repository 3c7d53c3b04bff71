// Opens the form: the action popup, and where a browser refuses it, the same page in a small window.

import { browser } from 'wxt/browser';

const PAGE = 'popup.html';
const SIZE = { width: 440, height: 640 };

/**
 * Opens the popup over that window. Must be called before any `await` of an event: some browsers tie it to the gesture.
 */
export function openPopup(windowId: number): Promise<void> {
  return browser.action.openPopup({ windowId }).catch(async (refusal: unknown) => {
    if (await isPopupOpen()) return; // it hears of the new capture by itself
    console.info('The popup is refused, so a window opens:', refusal);
    await browser.windows.create({ type: 'popup', url: `${PAGE}?window=${windowId}`, ...SIZE });
  });
}

async function isPopupOpen(): Promise<boolean> {
  // Chrome 116, Firefox 153: where it cannot be asked, a window opens.
  const contexts = await browser.runtime.getContexts?.({ contextTypes: ['POPUP'] });
  return contexts !== undefined && contexts.length > 0;
}
