// Where the reader, or the browser, withholds all sites: what works all the same, and what is said of it.

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

test('a correction that began at the toolbar becomes a letter', async ({ site, newsroom, reader, page }) => {
  expect(await reader.worker.evaluate(async () => (await chrome.permissions.getAll()).origins)).toEqual([]);
  await page.goto(site.page('/fox', STORY));
  await page.bringToFront();
  await highlight(page, '#lead', 'jumpd');
  await pressBoundKey(reader, page); // the button's own key: the browser does what a click on the button does
  const popup = await reader.popup();
  await expect(popup.getByText('The brown fox jumpd over the lazy dog.')).toBeVisible();
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text?.split('\n')[0]).toBe('“jumpd” → “jumped”');
});

test('the site is asked nothing, and its contact page is there for the reader to open', async ({
  site,
  reader,
  page,
}) => {
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
  await expect(popup.getByText('Needs a recipient')).toBeVisible(); // the offers have been looked for as well
  expect(site.requests.filter((request) => !/ \/(fox|favicon\.ico)$/.test(request))).toEqual([]);
  expect(site.requests).not.toContain('HEAD /fox');
});

test('the popup says that the key is not heard, and why, until the sites are allowed', async ({
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
  await expect(popup.getByRole('checkbox')).toHaveCount(0); // no switch for what is not heard
  expect(await findings(popup)).toEqual([]);
  await popup.close();

  await allowSites(reader);
  await page.bringToFront();
  await highlight(page, '#lead', 'jumpd');
  await expect(async () => {
    await page.keyboard.press('Control+Enter'); // the listener comes to the tab that is open, in its own time
    await expect.poll(() => reader.isPopupOpen(), { timeout: 2_000 }).toBe(true);
  }).toPass();
  popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
});

test('the options say it as well, as long as it is so', async ({ reader, page }) => {
  await page.goto(`chrome-extension://${reader.extensionId}/options.html`);
  await expect(page.getByText(NOTICE)).toBeVisible();
  await allowSites(reader);
  await expect(page.getByText(NOTICE)).toHaveCount(0);
});

test('the first page says it once the key was practised', async ({ reader, page }) => {
  await page.goto(`chrome-extension://${reader.extensionId}/welcome.html`);
  await expect(page.getByText(NOTICE)).toHaveCount(0);
  await page.getByRole('button', { name: 'Go on without trying' }).click();
  await expect(page.getByText(NOTICE)).toBeVisible();
});
