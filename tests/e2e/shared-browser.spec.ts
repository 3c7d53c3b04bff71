// Tests share a browser: each test must start with a clean one, whatever the test before it changed.

import type { Page } from '@playwright/test';
import type { Reader } from '../../demo/chromium/launch';
import { bindKey, withholdSites } from './fixtures/browser-surfaces';
import { extensionState } from './fixtures/extension-state';
import { correctionBox, openOn, pressSend } from './fixtures/popup-steps';
import type { Site } from './fixtures/site';
import { expect, type Newsroom, test } from './fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';

test.describe.configure({ mode: 'serial' });

/** The state of a newly started browser. */
let initial: State | undefined;
/** What each kind of state was after the test before. */
let changed: State | undefined;
let leftOpen: Page;

test('a reader of a test leaves data', async ({ site, newsroom, reader, page }) => {
  const clean = await stateOf(reader, page);
  await queueCorrection(reader, page, { site, newsroom });
  await leaveData(reader, site.origin);
  changed = await stateOf(reader, page);
  const kinds = ['records', 'local', 'session', 'alarms', 'caches', 'badge', 'cookies'] as const;
  for (const kind of [...kinds, 'pages', 'mayReadClipboard'] as const)
    expect(changed[kind], kind).not.toEqual(clean[kind]);
});

test('the next test gets the browser in the state of a newly started one', expectNewBrowser);

test('a test changes every kind of state in the browser', async ({ site, newsroom, reader, page }) => {
  const clean = await stateOf(reader, page);
  await queueCorrection(reader, page, { site, newsroom });
  await leaveData(reader, site.origin);
  await reader.worker.evaluate(async () => {
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
    await chrome.action.setPopup({ popup: 'options.html' });
    await chrome.action.setTitle({ title: 'Left behind' });
    await chrome.action.disable();
  });
  await bindKey(reader, 'Alt+Shift+K');
  await withholdSites(reader);

  await expect(async () => {
    // Set again on each try: `stateOf` removes the menu item, and when an attempt to send ends, the extension sets the badge's colour.
    await reader.worker.evaluate(() => {
      chrome.contextMenus.create({ id: 'left-behind', title: 'Left behind' });
      return chrome.action.setBadgeBackgroundColor({ color: '#ff0000' });
    });
    const dirty = await stateOf(reader, page);
    for (const kind of Object.keys(clean) as (keyof typeof clean)[])
      if (kind !== 'permissions') expect(dirty[kind], kind).not.toEqual(clean[kind]);
    changed = dirty;
  }).toPass();
});

test('the test after it gets the browser in the state of a newly started one too', expectNewBrowser);

async function expectNewBrowser({ reader, page, openBrowser }: Parameters<Parameters<typeof test>[2]>[0]) {
  test.skip(changed === undefined, 'The test before this one has not run in this browser.');
  const shared = await stateOf(reader, page);
  expect(leftOpen.isClosed()).toBe(true);
  expect(await reader.isPopupOpen()).toBe(false);

  if (initial === undefined) {
    const own = await openBrowser();
    const [blank] = own.context.pages();
    initial = await stateOf(own, blank ?? (await own.context.newPage()));
  }
  expect(shared).toEqual(initial);
}

/** Sends a correction while the relay is down: it leaves a record, an alarm and a badge. */
async function queueCorrection(
  reader: Reader,
  page: Page,
  { site, newsroom }: { readonly site: Site; readonly newsroom: Newsroom },
) {
  await page.goto(site.page('/fox', STORY));
  await newsroom.stop();
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await expect.poll(() => reader.worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('1');
}

async function leaveData({ worker, context }: Reader, origin: string) {
  await worker.evaluate(async () => {
    await chrome.storage.local.set({ left: 'behind' });
    await chrome.storage.session.set({ left: 'behind' });
    await chrome.alarms.create('left behind', { when: Date.now() + 3_600_000 });
    await (await caches.open('left behind')).put('http://left.behind/', new Response('behind'));
  });
  await context.addCookies([{ name: 'left', value: 'behind', url: origin }]);
  await context.grantPermissions(['clipboard-read']);
  leftOpen = await context.newPage();
}

/** Returns everything that a test can change in a browser, by kind. */
async function stateOf(reader: Reader, page: Page) {
  const inDatabase = await reader.worker.evaluate(async () => {
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
    return { records, isMenuItemFree };
  });
  return {
    ...inDatabase,
    ...(await extensionState(reader.worker)),
    cookies: await reader.context.cookies(),
    pages: reader.context.pages().length,
    mayReadClipboard: await mayReadClipboard(page, reader),
  };
}
type State = Awaited<ReturnType<typeof stateOf>>;

async function mayReadClipboard(page: Page, { extensionId }: Reader): Promise<PermissionState> {
  if (page.url() === 'about:blank') await page.goto(`chrome-extension://${extensionId}/options.html`);
  return page.evaluate(
    async () => (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
  );
}
