// A correction arrives exactly once, whatever happens after the reader sends it.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { highlight } from '../fixtures/page-steps';
import { expect, test } from '../fixtures/test';
import { advanceClock, runningWorker, stopWorker } from '../fixtures/worker';

const STORY = `
  <h1>Fox clears dog</h1>
  <p id="lead">The brown fox jumpd over the lazy dog. It was seen by threee passers-by.</p>`;

const HOUR_MS = 3_600_000;

async function correct(reader: Reader, page: Page, wrong: string, right: string): Promise<void> {
  await highlight(page, '#lead', wrong);
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill(right);
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await popup.close();
}

function badge(reader: Reader): Promise<string> {
  return reader.worker.evaluate(() => chrome.action.getBadgeText({}));
}

test('two corrections sent before the browser closes, while the relay is down, arrive once each after both are back', async ({
  site,
  newsroom,
  openBrowser,
}) => {
  const address = site.page('/fox', STORY);
  await newsroom.stop();

  const before = await openBrowser();
  const page = before.context.pages()[0] ?? (await before.context.newPage());
  await page.goto(address);
  await correct(before, page, 'jumpd', 'jumped');
  await correct(before, page, 'threee', 'three');
  await expect.poll(() => badge(before)).toBe('2');
  await before.close();

  const after = await openBrowser();
  await expect.poll(() => badge(after)).toBe('2');
  expect(newsroom.mail.letters).toHaveLength(0);
  await newsroom.start();
  await expect
    .poll(async () => {
      await advanceClock(after.worker, HOUR_MS);
      return badge(after);
    })
    .toBe('');

  const letters = await newsroom.mail.waitForLetters(2);
  expect(letters.map((letter) => letter.text?.split('\n')[0]).sort()).toEqual([
    '“jumpd” → “jumped”',
    '“threee” → “three”',
  ]);
  await after.close();
  await newsroom.stop(); // it finishes its current work first
  expect(await newsroom.countAccepted()).toBe(2);
  expect(newsroom.mail.letters).toHaveLength(2);
});

test('a queued correction is sent even if the worker was stopped', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await newsroom.stop();
  await correct(reader, page, 'jumpd', 'jumped');
  await expect.poll(() => badge(reader)).toBe('1');
  await stopWorker(reader);
  await newsroom.start();
  // Opening the popup is one of the events that start the worker.
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await advanceClock(await runningWorker(reader), HOUR_MS);
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  await newsroom.mail.waitForLetters(1);
  expect(newsroom.mail.letters).toHaveLength(1);
});

test('a response that is lost causes no second letter', async ({ site, newsroom, reader, page }) => {
  // The relay has the correction, but the worker ends before it gets the response. The record stays in the state `sending` until its
  // lease expires, and then the same bytes are sent again.
  await page.goto(site.page('/fox', STORY));
  await correct(reader, page, 'jumpd', 'jumped');
  await newsroom.mail.waitForLetters(1);
  const openPopup = async () => {
    await page.keyboard.press('Control+Enter');
    return reader.popup();
  };
  let popup = await openPopup();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  await popup.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('corrigenda');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const store = database.transaction('corrections', 'readwrite').objectStore('corrections');
    await new Promise<void>((resolve, reject) => {
      const all = store.getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        const [record] = all.result;
        const put = store.put({ ...record, status: { state: 'sending', due: Date.now() - 1, attempts: 1 } });
        put.onsuccess = () => resolve();
        put.onerror = () => reject(put.error);
      };
    });
    database.close();
  });
  await popup.close();
  popup = await openPopup();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  await newsroom.stop();
  expect(await newsroom.countAccepted()).toBe(1);
  expect(newsroom.mail.letters).toHaveLength(1);
});

test('a correction that is refused while the popup is closed is news until the reader has seen it in the list', async ({
  site,
  reader,
  page,
}) => {
  site.head = '<link rel="http://www.w3.org/ns/ldp#inbox" href="/inbox">';
  site.answer('/inbox', (_, response) =>
    response
      .writeHead(403, { 'Content-Type': 'application/problem+json' })
      .end('{"detail":"No corrections to that host."}'),
  );
  await page.goto(site.page('/fox', STORY));
  await correct(reader, page, 'jumpd', 'jumped');
  await expect
    .poll(async () => {
      await advanceClock(reader.worker, 60_000);
      return badge(reader);
    })
    .toBe('!');
  const title = () => reader.worker.evaluate(() => chrome.action.getTitle({}));
  expect(await title()).toBe('A correction could not be delivered');

  await highlight(page, '#lead', 'threee');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  const note = popup.getByText('A correction could not be delivered');
  await expect(note).toBeVisible();
  expect(await badge(reader)).toBe('!');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(note).toBeVisible();
  const card = popup
    .getByRole('listitem')
    .filter({ hasText: 'This newsroom takes no corrections to pages of this site.' });
  await expect(card).toContainText('New');
  await expect.poll(() => badge(reader)).toBe('');
  expect(await title()).toBe('Suggest a correction');
  await popup.getByRole('tab').first().click();
  await expect(note).toBeHidden();
  await popup.close();
});
