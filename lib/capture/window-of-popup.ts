// The browser window whose active tab the popup is about.

import { browser } from 'wxt/browser';

/**
 * Returns the window's id. If the browser refused to open the popup, its page is in a small window of its own, whose address names
 * the window that it belongs to.
 */
export async function windowOfPopup(): Promise<number> {
  const parameter = new URLSearchParams(location.search).get('window');
  if (parameter !== null) return Number(parameter);
  const { id } = await browser.windows.getCurrent();
  return id ?? browser.windows.WINDOW_ID_NONE;
}
