// Brings the shortcut's listener to the pages.

import { browser } from 'wxt/browser';
import { WEB_PAGES } from '../settings/allowed-sites';
import { offSites } from '../settings/off-sites';
import { isHost, isWithin } from '../site';

const SCRIPT = '/shortcut.js';

/** Has the browser run the listener in the top frame of every page to come, but on sites where the reader switched it off. */
export async function registerShortcut(): Promise<void> {
  const script = {
    id: 'shortcut',
    js: [SCRIPT],
    matches: [...WEB_PAGES],
    excludeMatches: (await offSites()).filter(isHost).map((site) => `*://*.${site}/*`),
    runAt: 'document_start' as const,
    persistAcrossSessions: true,
  };
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [script.id] });
  await (known.length > 0
    ? browser.scripting.updateContentScripts([script])
    : browser.scripting.registerContentScripts([script]));
}

/**
 * Brings it to the pages that are open already: after an install, after an update, when the old one fell silent, and when
 * the reader allows sites.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  const [pages, off] = await Promise.all([browser.tabs.query({ url: WEB_PAGES }), offSites()]);
  const isOff = (url: string) => off.some((site) => isWithin(new URL(url).hostname, site));
  const tabs = pages.filter(({ url }) => url !== undefined && !isOff(url));
  const results = await Promise.allSettled(
    tabs.map((tab) => injectShortcut({ tabId: tab.id ?? browser.tabs.TAB_ID_NONE })),
  );
  for (const { reason } of results.filter((result) => result.status === 'rejected')) {
    console.info('A tab cannot be reached:', reason); // stores, error pages, tabs just closed
  }
}

/** Brings it to all frames of a tab; where it listens already, nothing happens. */
export function reachFrames(tabId: number): Promise<void> {
  return injectShortcut({ tabId, allFrames: true });
}

async function injectShortcut(target: { tabId: number; allFrames?: boolean }): Promise<void> {
  await browser.scripting.executeScript({ target, files: [SCRIPT], injectImmediately: true });
}
