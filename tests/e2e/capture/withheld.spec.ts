// The reader or the browser withholds all sites from the extension: what still works, and what the reader is told.

import { allowSites, bindKey, pressBoundKey, withholdSites } from '../fixtures/browser-surfaces';
import { findings } from '../fixtures/findings';
import { highlight } from '../fixtures/page-steps';
import { correctionBox, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const NOTICE = 'Ctrl+Enter is not heard on every site';

test.beforeEach(async ({ newsroom, reader }) => {
  void newsroom;
  await bindKey(reader);
  await withholdSites(reader);
});

test('a correction that was started from the toolbar becomes a letter', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  expect(await reader.worker.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([]);
  await page.goto(site.page('/fox', STORY));
  await page.bringToFront();
  await highlight(page, '#lead', 'jumpd');
  await pressBoundKey(reader, page); // the shortcut of the button does the same as a click on it
  const popup = await reader.popup();
  await expect(popup.getByText('The brown fox jumpd over the lazy dog.')).toBeVisible();
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text?.split('\n')[0]).toBe('“jumpd” → “jumped”');
});

test('the site gets no request, and the reader can open its contact page', async ({ site, reader, page }) => {
  site.head = '';
  await page.goto(site.page('/fox', `${STORY}<a href="/contact">Contact</a>`));
  await page.bringToFront();
  await highlight(page, '#lead', 'jumpd');
  await pressBoundKey(reader, page);
  const popup = await reader.popup();
  const link = popup.getByRole('link', { name: 'Look on its Contact page' });
  await expect(link).toHaveAttribute('href', `${site.origin}/contact`);
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Needs a recipient')).toBeVisible(); // the extension has also looked for recipients
  expect(site.requests.filter((request) => !/ \/(fox|favicon\.ico)$/.test(request))).toEqual([]);
  expect(site.requests).not.toContain('HEAD /fox');
});

test('the popup says that the shortcut does not work, and why, until the sites are allowed', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await page.bringToFront();
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  await page.evaluate(() => getSelection()?.removeAllRanges());
  expect(await reader.isPopupOpen()).toBe(false);
  await pressBoundKey(reader, page);
  let popup = await reader.popup();
  await expect(popup.getByText(NOTICE)).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Allow all sites' })).toBeVisible();
  await expect(popup.getByRole('checkbox')).toHaveCount(0); // no switch for a shortcut that does not work
  expect(await findings(popup)).toEqual([]);
  await popup.close();

  await allowSites(reader);
  await page.bringToFront();
  await highlight(page, '#lead', 'jumpd');
  await expect(async () => {
    await page.keyboard.press('Control+Enter'); // it takes some time until the listener is in the open tab
    await expect.poll(() => reader.isPopupOpen(), { timeout: 2_000 }).toBe(true);
  }).toPass();
  popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
});

test('the options say it too, while the sites are withheld', async ({ reader, page }) => {
  await page.goto(`chrome-extension://${reader.extensionId}/options.html`);
  await expect(page.getByText(NOTICE)).toBeVisible();
  await allowSites(reader);
  await expect(page.getByText(NOTICE)).toHaveCount(0);
});

test('the welcome page says it after the practice', async ({ reader, page }) => {
  await page.goto(`chrome-extension://${reader.extensionId}/welcome.html`);
  await expect(page.getByText(NOTICE)).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on without trying' }).click();
  await expect(page.getByText(NOTICE)).toBeVisible();
});
