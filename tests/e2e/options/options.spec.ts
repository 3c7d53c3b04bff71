// The options page. Each option is tested by its effect.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { fillStores } from '../../../demo/screenshots/stores';
import { newCorrectionId } from '../../../lib/correction/id';
import { LANGUAGES } from '../../../lib/i18n/i18n';
import { findings, fits } from '../fixtures/findings';
import { highlight } from '../fixtures/page-steps';
import { correctionBox, field, openOn, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog in 1954.</p>';

async function openOptions(reader: Reader): Promise<Page> {
  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  await options.getByRole('heading', { name: 'Corrigenda: options' }).waitFor();
  return options;
}

/** Unfolds the details with that summary. */
const unfold = (options: Page, summary: string) =>
  options.locator('summary').filter({ hasText: summary }).click();

const saved = (options: Page) => options.getByRole('status').filter({ hasText: 'Saved.' });

test('begins with what most readers set, and ends with what few need, which is folded', async ({
  reader,
}) => {
  const options = await openOptions(reader);
  await expect(options.getByRole('heading', { level: 2 })).toHaveText([
    'You',
    'Sending',
    'Answers from editors',
    'Shortcuts',
    'Your record',
    'Your data',
    'Advanced',
  ]);
  await expect(options.getByRole('textbox', { name: 'Address of its inbox' })).toBeHidden();
  await expect(options.getByText('every quarter of an hour')).toBeHidden();
  await expect(options.getByText('Nothing sent yet.')).toBeVisible();
  await expect(options.getByText('0 corrections · 0 drafts')).toBeVisible();
});

test('has no accessibility problems that axe detects, in either theme, folded and unfolded', async ({
  reader,
}) => {
  const options = await openOptions(reader);
  expect(await findings(options)).toEqual([]);
  for (const summary of await options.locator('summary').all()) await summary.click();
  await expect(options.getByText('every quarter of an hour')).toBeVisible();
  expect(await findings(options)).toEqual([]);
});

test('folded details open and close by keyboard, and the focus stays', async ({ reader }) => {
  const options = await openOptions(reader);
  await options.getByRole('checkbox', { name: 'Show a notification' }).focus();
  await options.keyboard.press('Tab');
  await expect(options.locator(':focus')).toHaveText('How often');
  await options.keyboard.press('Enter');
  await expect(options.getByText('every quarter of an hour')).toBeVisible();
  await options.keyboard.press('Enter');
  await expect(options.getByText('every quarter of an hour')).toBeHidden();
  await expect(options.locator(':focus')).toHaveText('How often');
});

test('fits a window of 320 pixels in every language, with everything unfolded', async ({ reader }) => {
  const options = await openOptions(reader);
  await options.setViewportSize({ width: 320, height: 640 });
  const wide: string[] = [];
  for (const language of LANGUAGES) {
    await options.evaluate((chosen) => chrome.storage.local.set({ language: chosen }), language);
    await options.reload();
    await options.locator('.advanced').waitFor();
    await options.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    if (!(await fits(options))) wide.push(language);
  }
  expect(wide).toEqual([]);
});

test('the record is one sentence about all sites, and a table by site', async ({ reader }) => {
  const options = await openOptions(reader);
  const of = (site: string, state: 'delivered' | 'fixed' | 'declined') => ({
    id: newCorrectionId(Date.now()),
    created: '2026-11-24T12:00:00.000Z',
    page: { address: `https://${site}/story` },
    suggestion: { kind: 'typo' as const, comment: 'A letter is missing.' },
    reader: {},
    status: { state },
    history: [],
  });
  const corrections = [
    of('news.example', 'fixed'),
    of('news.example', 'delivered'),
    of('other.example', 'declined'),
    of('other.example', 'fixed'),
  ];
  await fillStores(options, { corrections });
  await options.reload();
  await expect(options.getByText('4 sent · 2 fixed · 1 not changed')).toBeVisible();
  await expect(options.getByText('4 corrections · 0 drafts')).toBeVisible();
  const table = options.getByRole('table', { name: 'Your record' });
  await expect(table).toBeHidden();
  await unfold(options, 'By site');
  await expect(table.getByRole('row')).toHaveText([
    'SiteSentFixedNot changedNo answer yet',
    'news.example2101',
    'other.example2110',
  ]);
});

test('a recipient that the reader chose for a site is named, and can be forgotten', async ({ reader }) => {
  const options = await openOptions(reader);
  const chosen = (mailbox: string) => ({ type: 'mailbox', mailbox, provenance: 'mail-link' });
  await options.evaluate(
    (recipients) => chrome.storage.local.set({ recipients }),
    [
      { site: 'news.example', recipient: chosen('desk@news.example') },
      { site: 'other.example', recipient: chosen('editor@other.example') },
    ],
  );
  await options.reload();
  const items = options.getByRole('listitem');
  await expect(items).toHaveText([
    /news\.example.*desk@news\.example/,
    /other\.example.*editor@other\.example/,
  ]);
  const forget = items.last().getByRole('button', { name: 'Forget' });
  await expect(forget).toHaveAccessibleDescription(/other\.example .*editor@other\.example/);
  await forget.click();
  await expect(saved(options)).toBeVisible();
  await expect(items).toHaveText([/desk@news\.example/]);
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
  await expect(await field(popup, 'Your name')).toHaveValue('Ada Reader');
  await expect(await field(popup, 'Your e-mail')).toHaveValue('ada@reader.example');
});

test("corrections to a page that declares no inbox go to the reader's own relay, which the options can test", async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.head = ''; // it declares nothing
  const options = await openOptions(reader);
  await unfold(options, 'Advanced');
  const inbox = options.getByRole('textbox', { name: 'Address of its inbox' });
  await inbox.fill('relay');
  await options.getByRole('button', { name: 'Add' }).last().click();
  await expect(options.getByText('This is not an inbox.')).toBeVisible();
  await inbox.fill(`${newsroom.inbox}/nowhere`);
  await options.getByRole('button', { name: 'Test' }).click();
  await expect(options.getByText('There is no inbox at this address.')).toBeVisible();
  await inbox.fill(newsroom.inbox);
  await options.getByRole('button', { name: 'Test' }).click();
  await expect(options.getByText('It answers, and takes corrections.')).toBeVisible();
  await options.getByRole('button', { name: 'Add' }).last().click();
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
  await unfold(options, 'Advanced');
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
  await (await field(popup, 'Your name')).fill('Ada Reader');
  await popup.getByRole('checkbox', { name: 'Remember me' }).check();
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await popup.close();

  const options = await openOptions(reader);
  await expect(options.getByText('1 correction · ')).toBeVisible();
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
