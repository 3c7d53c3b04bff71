// Tests share a browser: each test must start with a clean one, whatever the test before it changed.

import type { Page } from '@playwright/test';
import type { Reader } from '../../demo/chromium/launch';
import { bindKey, suggestedKeys, withholdSites } from './fixtures/browser-surfaces';
import { correctionBox, openOn, pressSend } from './fixtures/popup-steps';
import { expect, test } from './fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';

test.describe.configure({ mode: 'serial' });

let dirtied: unknown;
let leftOpen: Page;

test('a test changes every kind of state in the browser', async ({ site, newsroom, reader, page }) => {
  const clean = await stateOf(reader, page);
  await page.goto(site.page('/fox', STORY));
  await newsroom.stop();
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup); // a record, an alarm, a badge and its title
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await expect.poll(() => reader.worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('1');
  await reader.worker.evaluate(async () => {
    await chrome.storage.local.set({ left: 'behind' });
    await chrome.storage.session.set({ left: 'behind' });
    await chrome.storage.sync?.set({ left: 'behind' });
    await chrome.alarms.create('left behind', { when: Date.now() + 3_600_000 });
    await chrome.scripting.registerContentScripts([
      { id: 'left-behind', js: ['/shortcut.js'], matches: ['http://left.behind/*'] },
    ]);
    const rule = {
      id: 99,
      condition: { urlFilter: 'http://left.behind/' },
      action: { type: 'block' as const },
    };
    await chrome.declarativeNetRequest.updateDynamicRules({ addRules: [rule] as never });
    await chrome.declarativeNetRequest.updateSessionRules({ addRules: [rule] as never });
    await (await caches.open('left behind')).put('http://left.behind/', new Response('behind'));
    await chrome.action.setPopup({ popup: 'options.html' });
    await chrome.action.disable();
  });
  await reader.context.addCookies([{ name: 'left', value: 'behind', url: site.origin }]);
  await reader.context.grantPermissions(['clipboard-read']);
  await bindKey(reader, 'Alt+Shift+K');
  await withholdSites(reader);
  leftOpen = await reader.context.newPage();

  await expect(async () => {
    // Set again on each try: `stateOf` removes the menu item, and when an attempt to send ends, the extension sets the badge's colour.
    await reader.worker.evaluate(() => {
      chrome.contextMenus.create({ id: 'left-behind', title: 'Left behind' });
      return chrome.action.setBadgeBackgroundColor({ color: '#ff0000' });
    });
    const dirty = await stateOf(reader, page);
    for (const kind of Object.keys(clean) as (keyof typeof clean)[])
      expect(dirty[kind], kind).not.toEqual(clean[kind]);
    dirtied = dirty;
  }).toPass();
});

test('the next test gets the browser in the state of a newly started one', async ({
  reader,
  page,
  openBrowser,
}) => {
  test.skip(dirtied === undefined, 'The test before this one has not run in this browser.');
  const shared = await stateOf(reader, page);
  expect(leftOpen.isClosed()).toBe(true);
  expect(await reader.isPopupOpen()).toBe(false);

  const own = await openBrowser();
  const [blank] = own.context.pages();
  expect(shared).toEqual(await stateOf(own, blank ?? (await own.context.newPage())));
});

/** Returns everything that a test can change in a browser, by kind. */
async function stateOf(reader: Reader, page: Page) {
  const ofExtension = await reader.worker.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('corrigenda');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const records: Record<string, number> = {};
    for (const name of database.objectStoreNames) {
      records[name] = await new Promise<number>((resolve, reject) => {
        const count = database.transaction(name).objectStore(name).count();
        count.onsuccess = () => resolve(count.result);
        count.onerror = () => reject(count.error);
      });
    }
    database.close();
    const isMenuItemFree = await new Promise<boolean>((resolve) => {
      chrome.contextMenus.create({ id: 'left-behind', title: 'Left behind' }, () => {
        resolve(chrome.runtime.lastError === undefined);
        chrome.contextMenus.remove('left-behind', () => void chrome.runtime.lastError);
      });
    });
    return {
      records,
      local: await chrome.storage.local.get(),
      session: await chrome.storage.session.get(),
      alarms: (await chrome.alarms.getAll()).map(({ name }) => name),
      scripts: (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
      dynamicRules: await chrome.declarativeNetRequest.getDynamicRules(),
      sessionRules: await chrome.declarativeNetRequest.getSessionRules(),
      caches: await caches.keys(),
      isMenuItemFree,
      badge: await chrome.action.getBadgeText({}),
      badgeColour: await chrome.action.getBadgeBackgroundColor({}),
      popup: await chrome.action.getPopup({}),
      isEnabled: await chrome.action.isEnabled(),
      origins: (await chrome.permissions.getAll()).origins,
    };
  });
  return {
    ...ofExtension,
    keys: await suggestedKeys(reader),
    cookies: await reader.context.cookies(),
    pages: reader.context.pages().length,
    mayReadClipboard: await mayReadClipboard(page, reader),
  };
}

async function mayReadClipboard(page: Page, { extensionId }: Reader): Promise<PermissionState> {
  if (page.url() === 'about:blank') await page.goto(`chrome-extension://${extensionId}/options.html`);
  return page.evaluate(
    async () => (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
  );
}
