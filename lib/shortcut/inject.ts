// Injects the shortcut's listener into new pages, open pages, and frames that the reader enters.

import { browser } from 'wxt/browser';
import { WEB_PAGES } from '../net/allowed-sites';
import { isHost, isWithin } from '../net/host';
import { logFailure } from '../net/log-failure';
import { readSettings, type Settings, settingsOrDefaults } from '../settings/settings';

const ID = 'shortcut';
const SCRIPT = '/shortcut.js';
const PRESSES = '/presses.js';

let registering: Promise<void> = Promise.resolve();

/**
 * Registers the listener for the top frame of all new pages, except on sites where the reader turned it off. One call follows the
 * other: of two at the same time, the second would register an id that exists, which the browser refuses.
 */
export function registerShortcut(): Promise<void> {
  registering = registering.then(register, register);
  return registering;
}

async function register(): Promise<void> {
  const settings = await readSettings().catch((error: unknown) => console.error(error));
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (known.length === 0) await browser.scripting.registerContentScripts([script(settings?.offSites ?? [])]);
  // If the settings cannot be read, it stays as it is, with the sites that were read earlier.
  else if (settings) await browser.scripting.updateContentScripts([script(settings.offSites)]);
}

function script(offSites: Settings['offSites']) {
  return {
    id: ID,
    js: [SCRIPT],
    matches: [...WEB_PAGES],
    matchOriginAsFallback: true, // windows that such a page writes itself (about:blank, blob:)
    excludeMatches: offSites.filter(isHost).map((site) => `*://*.${site}/*`),
    runAt: 'document_start' as const,
    persistAcrossSessions: true,
  };
}

/**
 * Injects the listener into open pages: at each fresh start of the extension (a listener of an earlier one no longer works), and
 * when the reader allows sites. Pages that the browser has unloaded get it when they are loaded again.
 */
export async function injectIntoOpenTabs(): Promise<void> {
  const [pages, { offSites }] = await Promise.all([
    browser.tabs.query({ url: WEB_PAGES, discarded: false }),
    settingsOrDefaults(),
  ]);
  const isOff = (url: string) => offSites.some((site) => isWithin(new URL(url).hostname, site));
  const tabs = pages.filter(({ url }) => url !== undefined && !isOff(url));
  const results = await Promise.allSettled(
    tabs.map((tab) => injectIntoTab(tab.id ?? browser.tabs.TAB_ID_NONE)),
  );
  for (const { reason } of results.filter((result) => result.status === 'rejected')) {
    console.info('A tab cannot be reached:', reason); // web stores, error pages, tabs just closed
  }
}

/** Injects the listener into an open tab, and also into its frames if the reader is in one: then no event will tell. */
async function injectIntoTab(tabId: number): Promise<void> {
  await inject({ tabId }, [SCRIPT]);
  const [top] = await browser.scripting.executeScript({ target: { tabId }, func: isReaderInFrame });
  if (top?.result) await reachFrames(tabId);
}

/** Runs in the page as text, so it must not use anything outside itself. A page can focus a frame, so a press is required too. */
function isReaderInFrame(): boolean {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return navigator.userActivation.hasBeenActive && /FRAME|OBJECT|EMBED/.test(focused?.tagName ?? '');
}

/** Minimum time between two injections into the frames of one tab, in milliseconds. */
const INJECTION_PAUSE_MS = 1_000;

/** Tabs with an injection within that time, and whether another was requested since. */
const recent = new Map<number, { again: boolean }>();

/**
 * Injects the listener into all frames of a tab, with the script that records the reader's presses. Frames that already have them
 * do not change. A page can move the focus in and out of frames, so requests during the pause become one at its end, which also
 * reaches new frames.
 */
export async function reachFrames(tabId: number): Promise<void> {
  const pause = recent.get(tabId);
  if (pause !== undefined) {
    pause.again = true;
    return;
  }
  const next = { again: false };
  recent.set(tabId, next);
  setTimeout(() => {
    recent.delete(tabId);
    if (next.again) logFailure(reachFrames(tabId));
  }, INJECTION_PAUSE_MS);
  await withoutGesture();
  await inject({ tabId, allFrames: true }, [SCRIPT, PRESSES]);
}

async function inject(target: { tabId: number; allFrames?: boolean }, files: string[]): Promise<void> {
  await browser.scripting.executeScript({ target, files, injectImmediately: true });
}

/**
 * Resolves in a later task, without the reader's gesture. Chromium passes a gesture from a message's sender to everything that
 * its receiver calls synchronously. An injected script would then give its frame the gesture: an advertisement could open windows.
 */
function withoutGesture(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
