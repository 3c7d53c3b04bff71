// Brings the shortcut's listener to the pages.

import { browser } from 'wxt/browser';
import { withoutGesture } from '../capture/without-gesture';
import { WEB_PAGES } from '../net/allowed-sites';
import { isHost, isWithin } from '../net/host';
import { logFailure } from '../net/log-failure';
import { readSettings } from '../settings/settings';

const SCRIPT = '/shortcut.js';
const PRESSES = '/presses.js';

/** Has the browser run the listener in the top frame of every page to come, but on sites where the reader switched it off. */
export async function registerShortcut(): Promise<void> {
  const script = {
    id: 'shortcut',
    js: [SCRIPT],
    matches: [...WEB_PAGES],
    excludeMatches: (await readSettings()).offSites.filter(isHost).map((site) => `*://*.${site}/*`),
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
  const [pages, { offSites }] = await Promise.all([browser.tabs.query({ url: WEB_PAGES }), readSettings()]);
  const isOff = (url: string) => offSites.some((site) => isWithin(new URL(url).hostname, site));
  const tabs = pages.filter(({ url }) => url !== undefined && !isOff(url));
  const results = await Promise.allSettled(
    tabs.map((tab) => inject({ tabId: tab.id ?? browser.tabs.TAB_ID_NONE }, [SCRIPT])),
  );
  for (const { reason } of results.filter((result) => result.status === 'rejected')) {
    console.info('A tab cannot be reached:', reason); // stores, error pages, tabs just closed
  }
}

/** Minimum time between two injections into all frames of one tab, in milliseconds. */
const REACH_PAUSE_MS = 1_000;

/** Tabs whose frames were reached within that time, and whether they were asked for again since. */
const reached = new Map<number, { again: boolean }>();

/**
 * Brings it to all frames of a tab, and what notes the reader's presses; where they are already, nothing happens. A page can make the reader's focus go in
 * and out of frames, so requests that come too soon become one at the end of the pause: a frame that is new by then is
 * reached as well.
 */
export async function reachFrames(tabId: number): Promise<void> {
  const pause = reached.get(tabId);
  if (pause !== undefined) {
    pause.again = true;
    return;
  }
  const next = { again: false };
  reached.set(tabId, next);
  setTimeout(() => {
    reached.delete(tabId);
    if (next.again) logFailure(reachFrames(tabId));
  }, REACH_PAUSE_MS);
  await withoutGesture();
  await inject({ tabId, allFrames: true }, [SCRIPT, PRESSES]);
}

async function inject(target: { tabId: number; allFrames?: boolean }, files: string[]): Promise<void> {
  await browser.scripting.executeScript({ target, files, injectImmediately: true });
}
