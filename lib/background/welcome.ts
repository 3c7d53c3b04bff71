// Opens the practice page for new readers, once.

import { browser } from 'wxt/browser';
import { logFailure } from '../net/log-failure';
import { inTime, readLocal, writeLocal } from '../storage/local';

const KEY = 'welcomed';
const PAGE = '/welcome.html';

/** Opens the page if it was never opened: a browser that loads the extension from a folder reports an install at each start. */
export async function welcomeOnce(): Promise<void> {
  const stored = await inTime(() => readLocal([KEY]));
  if (stored?.[KEY]) return;
  logFailure(writeLocal({ [KEY]: true })); // not awaited: a new reader is welcomed even so
  await browser.tabs.create({ url: PAGE });
}
