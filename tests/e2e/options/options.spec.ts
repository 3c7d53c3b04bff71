// The options page. Each option is tested by its effect.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { findings } from '../fixtures/findings';
import { highlight } from '../fixtures/page-steps';
import { correctionBox, openOn, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog in 1954.</p>';

async function openOptions(reader: Reader): Promise<Page> {
  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  await options.getByRole('heading', { name: 'Corrigenda: options' }).waitFor();
  return options;
}

const saved = (options: Page) => options.getByRole('status').filter({ hasText: 'Saved.' });

test('has no accessibility problems that axe detects, in either theme', async ({ reader }) => {
  const options = await openOptions(reader);
  expect(await findings(options)).toEqual([]);
});

test('the form of the next correction contains the name and e-mail', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  const options = await openOptions(reader);
  await options.getByRole('textbox', { name: 'Your name' }).fill('Ada Reader');
  await options.getByRole('textbox', { name: 'Your e-mail' }).fill('ada');
  await options.keyboard.press('Tab');
  await expect(options.getByText('This is not an e-mail address.')).toBeVisible();
  await options.getByRole('textbox', { name: 'Your e-mail' }).fill('ada@reader.example');
  await options.keyboard.press('Tab');
  await expect(saved(options)).toBeVisible();

  await page.bringToFront();
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(popup.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ada Reader');
  await expect(popup.getByRole('textbox', { name: 'Your e-mail' })).toHaveValue('ada@reader.example');
});

test("corrections to a page that declares no inbox go to the reader's own relay, which the options can test", async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.head = ''; // it declares nothing
  const options = await openOptions(reader);
  const inbox = options.getByRole('textbox', { name: 'Address of its inbox' });
  await inbox.fill('relay');
  await options.getByRole('button', { name: 'Add' }).first().click();
  await expect(options.getByText('This is not an inbox.')).toBeVisible();
  await inbox.fill(`${newsroom.inbox}/nowhere`);
  await options.getByRole('button', { name: 'Test' }).click();
  await expect(options.getByText('There is no inbox at this address.')).toBeVisible();
  await inbox.fill(newsroom.inbox);
  await options.getByRole('button', { name: 'Test' }).click();
  await expect(options.getByText('It answers, and takes corrections.')).toBeVisible();
  await options.getByRole('button', { name: 'Add' }).first().click();
  await expect(saved(options)).toBeVisible();
  await expect(options.getByRole('listitem').filter({ hasText: 'All sites' })).toContainText(newsroom.inbox);

  await page.bringToFront();
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(popup.getByText('the relay that you set in the options')).toBeVisible();
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('“jumpd” → “jumped”');
});

test('the options say if a relay does not respond', async ({ reader, newsroom }) => {
  const options = await openOptions(reader);
  await newsroom.stop();
  await options.getByRole('textbox', { name: 'Address of its inbox' }).fill(newsroom.inbox);
  await options.getByRole('button', { name: 'Test' }).click();
  await expect(options.getByText('Nothing answers there.')).toBeVisible();
});

test('the shortcut can be switched off on a site, and on again', async ({ site, reader, page }) => {
  const options = await openOptions(reader);
  const host = new URL(site.origin).hostname;
  await options.getByRole('textbox', { name: 'Site', exact: true }).fill(site.origin);
  await options.getByRole('button', { name: 'Add' }).last().click();
  await expect(options.getByRole('listitem').filter({ hasText: host })).toBeVisible();
  await expect(saved(options)).toBeVisible();

  await page.bringToFront();
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await reader.isPopupOpen()).toBe(false);

  await options.bringToFront();
  await options
    .getByRole('listitem')
    .filter({ hasText: host })
    .getByRole('button', { name: 'Remove' })
    .click();
  await expect(options.getByRole('listitem').filter({ hasText: host })).toHaveCount(0);
  await page.bringToFront();
  await page.goto(site.page('/fox', STORY));
  await expect(correctionBox(await openOn(reader, page, 'jumpd'))).toHaveValue('jumpd');
});

test('the interface uses the language that the reader chooses', async ({ site, newsroom, reader, page }) => {
  void newsroom;
  const options = await openOptions(reader);
  await options.getByRole('combobox', { name: 'Language of Corrigenda' }).selectOption('العربية');
  await expect(options.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(options.locator('html')).toHaveAttribute('lang', 'ar');

  await page.bringToFront();
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(popup.getByRole('tab').first()).toHaveText('اقتراح');
  await expect(popup.locator('html')).toHaveAttribute('dir', 'rtl');
});

test('everything is deleted after the reader confirms, and no queued correction is sent', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await newsroom.stop();
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await popup.getByRole('textbox', { name: 'Your name' }).fill('Ada Reader');
  await popup.getByRole('checkbox', { name: 'Remember me' }).check();
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await popup.close();

  const options = await openOptions(reader);
  await expect(options.getByText('1 correction', { exact: true })).toBeVisible();
  await options.getByRole('button', { name: 'Delete everything' }).click();
  const dialog = options.getByRole('dialog', { name: 'Delete everything?' });
  await expect(dialog.getByText('1 correction has not been sent yet')).toBeVisible();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await options.getByRole('button', { name: 'Delete everything' }).click();
  await dialog.getByRole('button', { name: 'Delete everything' }).click();
  await expect(options.getByText('0 corrections')).toBeVisible();
  await expect(options.getByRole('textbox', { name: 'Your name' })).toHaveValue('');
  await expect.poll(() => reader.worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('');

  await newsroom.start();
  await page.bringToFront();
  await page.goto(site.page('/fox', STORY));
  const next = await openOn(reader, page, 'lazy');
  await correctionBox(next).fill('idle');
  await pressSend(next);
  const letters = await newsroom.mail.waitForLetters(1);
  expect(letters.map(({ text }) => text).join()).not.toContain('jumpd” →');
});
