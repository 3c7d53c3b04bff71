// Brings the shortcut's listener to pages: those to come, those that are open, and frames that the reader enters.

import { browser } from 'wxt/browser';
import { WEB_PAGES } from '../net/allowed-sites';
import { isHost, isWithin } from '../net/host';
import { logFailure } from '../net/log-failure';
import { readSettings } from '../settings/settings';

const SCRIPT = '/shortcut.js';
const PRESSES = '/presses.js';

/** Registers the listener for the top frame of every page to come, except on sites where the reader switched it off. */
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
 * Injects the listener into the pages that are open: after an install, after an update (the old listener no longer works)
 * and when the reader allows sites.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  const [pages, { offSites }] = await Promise.all([browser.tabs.query({ url: WEB_PAGES }), readSettings()]);
  const isOff = (url: string) => offSites.some((site) => isWithin(new URL(url).hostname, site));
  const tabs = pages.filter(({ url }) => url !== undefined && !isOff(url));
  const results = await Promise.allSettled(
    tabs.map((tab) => inject({ tabId: tab.id ?? browser.tabs.TAB_ID_NONE }, [SCRIPT])),
  );
  for (const { reason } of results.filter((result) => result.status === 'rejected')) {
    console.info('A tab cannot be reached:', reason); // web stores, error pages, tabs just closed
  }
}

/** Minimum time between two injections into all frames of one tab, in milliseconds. */
const REACH_PAUSE_MS = 1_000;

/** Tabs whose frames were reached within that time, and whether another request has come since. */
const reached = new Map<number, { again: boolean }>();

/**
 * Injects the listener into all frames of a tab, with the script that records the reader's presses. Frames that have them
 * already are unaffected. A page can move the focus in and out of frames, so requests that come too soon become one at the
 * end of the pause, which also reaches frames that are new by then.
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

/**
 * Resolves in a later task, which the reader's press does not reach. Chromium hands a press on from a message's sender to
 * whatever its receiver calls at once, and an injected script would then make its frame count as pressed: an advertisement
 * could open windows.
 */
function withoutGesture(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
