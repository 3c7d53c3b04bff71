// Opens the practice page for new readers, once.

import { browser } from 'wxt/browser';
import { inTime, readLocal } from '../settings/in-time';

const KEY = 'welcomed';
const PAGE = '/welcome.html';

/** Opens the page if it was never opened: a browser that loads the extension from a folder reports an install at each start. */
export async function welcomeOnce(): Promise<void> {
  const stored = await inTime(() => readLocal([KEY]));
  if (stored?.[KEY]) return;
  browser.storage.local.set({ [KEY]: true }).catch(console.error); // not awaited: a new reader is welcomed even so
  await browser.tabs.create({ url: PAGE });
}
