// Opens the practice page for new readers, once.

import { browser } from 'wxt/browser';

const KEY = 'welcomed';
const PAGE = '/welcome.html';

/** Opens the page if it was never opened: a browser that loads the extension from a folder reports an install at each start. */
export async function welcomeOnce(): Promise<void> {
  const { [KEY]: wasWelcomed } = await browser.storage.local.get(KEY);
  if (wasWelcomed) return;
  await browser.storage.local.set({ [KEY]: true });
  await browser.tabs.create({ url: PAGE });
}
