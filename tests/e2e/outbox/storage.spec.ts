// When the browser's storage fails, the reader sees the reason and loses nothing.

import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Worker } from '@playwright/test';
import { closeWelcome, EXTENSION, launchReader, type Reader } from '../../../demo/chromium/launch';
import { correctionBox, openDrafts, openOn, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';

test.setTimeout(90_000);
test.beforeEach(({ newsroom }) => void newsroom);

/** Puts a record into the store that no version of Corrigenda could have written. */
function poison(worker: Worker, store: string, record: unknown): Promise<void> {
  return worker.evaluate(
    async ([name, value]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('corrigenda');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = database.transaction(name, 'readwrite');
      transaction.objectStore(name).put(value);
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
      database.close();
    },
    [store, record] as const,
  );
}

/** Opens the list in a tab, because closing the popup would cancel a download. */
async function listInTab(reader: Reader): Promise<Page> {
  const list = await reader.context.newPage();
  await list.goto(`chrome-extension://${reader.extensionId}/popup.html`);
  await list.getByRole('tab', { name: 'Corrections' }).click();
  return list;
}

async function exportEverything(list: Page): Promise<string> {
  const [download] = await Promise.all([
    list.waitForEvent('download'),
    list.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^corrigenda-\d{4}-\d\d-\d\d\.json$/);
  return readFile(await download.path(), 'utf8');
}

test('an unreadable record is quarantined and shown, and does not delay other corrections', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await poison(reader.worker, 'corrections', {
    id: 'poisoned',
    status: { state: 'queued', due: 1 },
    note: 'Mine.',
  });
  await poison(reader.worker, 'drafts', { id: 'poisoned draft', replacement: 7 });

  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  await newsroom.mail.waitForLetters(1);
  await expect(popup.getByText('This entry cannot be read any more.')).toHaveCount(2);
});

test('quarantined records are in the export, and the reader can delete them', async ({ reader }) => {
  await poison(reader.worker, 'corrections', {
    id: 'poisoned',
    status: { state: 'queued', due: 1 },
    note: 'Mine.',
  });
  await poison(reader.worker, 'drafts', { id: 'poisoned draft', replacement: 7 });
  const list = await listInTab(reader);
  const entries = list.getByRole('listitem').filter({ hasText: 'This entry cannot be read any more.' });
  await expect(entries).toHaveCount(2);
  const file = await exportEverything(list);
  expect(JSON.parse(file).database.unreadable).toMatchObject([
    { record: { id: 'poisoned', note: 'Mine.' } },
    { record: { id: 'poisoned draft', replacement: 7 } },
  ]);

  await entries.first().getByRole('button', { name: 'Delete' }).click();
  await expect(entries).toHaveCount(1);
});

test('with a database of a newer version, the draft is kept, and sent once the database can be read', async ({
  site,
  newsroom,
  openBrowser,
}) => {
  const reader = await openBrowser();
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  await page.goto(site.page('/fox', STORY));
  await reader.worker.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('corrigenda', 99);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      }),
  );

  let popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await expect(popup.getByRole('alert')).toContainText('A newer version of Corrigenda');
  await expect(popup.getByRole('button', { name: 'Copy the text' })).toBeVisible();
  await pressSend(popup);
  await expect(popup.getByRole('alert')).toContainText('update Corrigenda');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('alert')).toContainText('They are safe');
  await openDrafts(popup);
  await expect(popup.getByRole('listitem').filter({ hasText: 'Draft' })).toContainText('jumped');
  await popup.close();
  await reader.close();

  const later = await openBrowser();
  const again = later.context.pages()[0] ?? (await later.context.newPage());
  await again.goto(site.page('/fox', STORY));
  popup = await openOn(later, again, 'jumpd');
  await expect(correctionBox(popup)).toHaveValue('jumped');
  await later.worker.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('corrigenda'); // stands for an update to a version that can read it
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await newsroom.mail.waitForLetters(1);
});

test('if the disk is full, the draft is kept, and sent once there is room', async ({
  site,
  newsroom,
  folder,
}) => {
  // With the permission `unlimitedStorage`, only the disk limits the storage. Without it, the browser's quota plays the role of the disk.
  const extension = join(folder, 'extension');
  await cp(EXTENSION, extension, { recursive: true });
  const manifest = join(extension, 'manifest.json');
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('"unlimitedStorage",', ''));
  const reader = await launchReader({ profile: join(folder, 'profile'), headless: true, extension });
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  await page.goto(site.page('/fox', STORY));
  await expect(async () => {
    await page.reload();
    await openOn(reader, page, 'jumpd');
  }).toPass();
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  const session = await popup.context().newCDPSession(popup);
  const origin = `chrome-extension://${reader.extensionId}`;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });

  await correctionBox(popup).fill('jumped');
  await expect(popup.getByRole('alert')).toContainText('no room left');
  await pressSend(popup);
  await expect(popup.getByRole('alert')).toContainText('free some disk space');
  await expect(correctionBox(popup)).toHaveValue('jumped');

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await newsroom.mail.waitForLetters(1);
  await reader.close();
});

test('if local storage cannot be opened, every form is there, says so and sends', async ({
  site,
  newsroom,
  openBrowser,
  folder,
}) => {
  const before = await openBrowser();
  await before.close();
  const files = join(folder, 'profile/Default/Local Extension Settings', before.extensionId);
  await rm(files, { recursive: true, force: true });
  await writeFile(files, 'in the way');

  const reader = await openBrowser();
  await closeWelcome(reader.context); // an extension from a folder is installed at each start, and nothing says that it was welcomed
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  for (const [path, words] of [
    ['/first', 'jumped'],
    ['/second', 'leapt'],
  ] as const) {
    await page.goto(site.page(path, STORY));
    const popup = await openOn(reader, page, 'jumpd');
    await expect(popup.getByText('Your settings could not be read.')).toBeVisible();
    await expect(correctionBox(popup)).toHaveValue('jumpd', { timeout: 15_000 });
    await correctionBox(popup).fill(words);
    await pressSend(popup);
    await expect(popup.getByText('Thank you.')).toBeVisible();
    await popup.close();
    await expect.poll(() => reader.isPopupOpen()).toBe(false);
  }
  await newsroom.mail.waitForLetters(2);
});
