// The quote as far as the reader has typed it: the popup closes whenever they look at the page, and must not lose it.

import { browser } from 'wxt/browser';

const keyOf = (address: string) => `quote ${address}`;

/** Returns what was typed for the page, or `''`. It lasts as long as the browser runs. */
export async function keptQuote(address: string): Promise<string> {
  const key = keyOf(address);
  const { [key]: kept } = await browser.storage.session.get(key);
  return typeof kept === 'string' ? kept : '';
}

/** Keeps what is typed for the page; `''` removes it. */
export async function keepQuote(address: string, quote: string): Promise<void> {
  const key = keyOf(address);
  await (quote === '' ? browser.storage.session.remove(key) : browser.storage.session.set({ [key]: quote }));
}
