// The quote as far as it is written. The popup closes at every look at the page, and nothing typed may go with it.

import { browser } from 'wxt/browser';

const keyOf = (address: string) => `quote ${address}`;

/** What was written for the page before, `''` where nothing was; it lasts as long as the browser runs. */
export async function keptQuote(address: string): Promise<string> {
  const key = keyOf(address);
  const { [key]: kept } = await browser.storage.session.get(key);
  return typeof kept === 'string' ? kept : '';
}

/** Keeps what is written for the page, or nothing any longer (`''`). */
export async function keepQuote(address: string, quote: string): Promise<void> {
  const key = keyOf(address);
  await (quote === '' ? browser.storage.session.remove(key) : browser.storage.session.set({ [key]: quote }));
}
