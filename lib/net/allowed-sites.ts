// Which sites the browser, or the reader in its settings, lets us onto without being asked to each time. Where it does
// not, the key is not heard; the toolbar button and the context menu open a page to us by themselves.

import { browser } from 'wxt/browser';

export const WEB_PAGES = ['http://*/*', 'https://*/*'];

/** Whether the page with that address is open to us, or all are. */
export function isAllowed(address: string | undefined): Promise<boolean> {
  return browser.permissions.contains({
    origins: address === undefined ? [...WEB_PAGES] : [hostOf(address)],
  });
}

/** The host of that address, at every port: Firefox's match patterns know no others. */
function hostOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Asks the reader to allow all sites. Only within a press of theirs, before any `await`. */
export function askForSites(): Promise<boolean> {
  return browser.permissions.request({ origins: [...WEB_PAGES] });
}

/** Asks the reader to allow the host of that address. Only within a press of theirs, before any `await`. */
export function askForHost(address: string): Promise<boolean> {
  return browser.permissions.request({ origins: [hostOf(address)] });
}

/** Calls `listener` whenever it may have changed. Gives back how to stop. */
export function followAllowedSites(listener: () => void): () => void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  return () => {
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  };
}
