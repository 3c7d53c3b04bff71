// Lets the page's own tool open in place of the popup.

import { browser } from 'wxt/browser';
import { windowOfPopup } from '../../lib/capture/window-of-popup';
import type { CorrectionContent } from '../../lib/correction/content';
import { ask } from '../../lib/messages/ask';

/**
 * Presses the key of the tool on the correction's page, if that page is in the tab behind this popup, and closes the popup so that
 * the reader sees the tool. Returns whether it could.
 */
export async function pressSiteKey({ page, passage }: CorrectionContent): Promise<boolean> {
  if (passage === undefined) return false;
  const windowId = await windowOfPopup();
  const answer = await ask('press-site-key', { windowId, page: page.address, passage });
  if (answer === 'absent') return false;
  const own = await browser.tabs.getCurrent();
  if (own?.id === undefined) close();
  // A window that a script did not open does not close itself everywhere.
  else await Promise.all([browser.windows.update(windowId, { focused: true }), browser.tabs.remove(own.id)]);
  return true;
}
