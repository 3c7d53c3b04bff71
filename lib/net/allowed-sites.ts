// The sites to which the browser, or the reader in its settings, gives the extension access. On other sites the shortcut does
// nothing, but the toolbar button and the context menu give access to the page.

import { browser } from 'wxt/browser';

export const WEB_PAGES = ['http://*/*', 'https://*/*'];

/** Whether the extension may access the page with that address; without an address, all pages. */
export function isAllowed(address: string | undefined): Promise<boolean> {
  return browser.permissions.contains({
    origins: address === undefined ? [...WEB_PAGES] : [hostOf(address)],
  });
}

/** Returns the match pattern for that host on every port: Firefox has no patterns with a port. */
function hostOf(address: string): string {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Asks the reader to allow all sites. Must be called while handling a click, before any `await`. */
export function askForSites(): Promise<boolean> {
  return browser.permissions.request({ origins: [...WEB_PAGES] });
}

/** Asks the reader to allow the host of that address. Must be called while handling a click, before any `await`. */
export function askForHost(address: string): Promise<boolean> {
  return browser.permissions.request({ origins: [hostOf(address)] });
}

/** Calls `listener` whenever the allowed sites may have changed. Returns a function that stops it. */
export function followAllowedSites(listener: () => void): () => void {
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
  return () => {
    browser.permissions.onAdded.removeListener(listener);
    browser.permissions.onRemoved.removeListener(listener);
  };
}
