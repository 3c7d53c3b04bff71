// The popup, opened with the toolbar button or in a window, and what it shows about sent corrections.

import { highlight, recordKeys } from '../fixtures/page-steps';
import { fromMenu, goesTo, openPreview } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog. It was late.</p>';

/** Opens the popup, as a click on the toolbar button does. Playwright cannot click the button. */
const pressToolbarButton = () => chrome.action.openPopup();

test('the toolbar button uses the highlighted words, and explains what to do if nothing is highlighted', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  await page.goto(site.page('/fox', STORY));
  await reader.worker.evaluate(pressToolbarButton);
  let popup = await reader.popup();
  await expect(popup.getByText('Nothing is highlighted.')).toBeVisible();
  await expect(popup.getByText('then press Ctrl+Enter')).toBeVisible();
  await popup.close();

  await highlight(page, '#lead', 'jumpd');
  await reader.worker.evaluate(pressToolbarButton);
  popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
});

test('the popup says if extensions cannot read the page', async ({ reader, page }) => {
  await page.goto('chrome://version');
  await reader.worker.evaluate(pressToolbarButton);
  const popup = await reader.popup();
  await expect(popup.getByText('Extensions cannot read this page.')).toBeVisible();
  const title = () =>
    reader.worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      return chrome.action.getTitle({ tabId: tab?.id });
    });
  await expect.poll(title).toBe('Extensions cannot read this page.');
  await page.goto('about:blank');
  await expect.poll(title).toBe('Suggest a correction'); // the icon is reset too
});

test('a queued correction can be withdrawn, and the badge shows the number of pending corrections', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await newsroom.stop();
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(popup.getByText(/does not answer|Waiting for the network/)).toBeVisible();
  const badge = () => reader.worker.evaluate(() => chrome.action.getBadgeText({}));
  await expect.poll(badge).toBe('1');
  await fromMenu(popup.getByRole('listitem'), 'Withdraw');
  await expect(popup.getByRole('listitem')).toContainText('Withdrawn');
  await expect.poll(badge).toBe('');
});

test('a correction that the relay refuses is shown with the reason in the reader’s language, and a way on', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom; // the page declares the relay's inbox, which accepts no corrections for this host
  site.page('/fox', STORY);
  await page.goto(`${site.otherOrigin}/fox`);
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await popup.getByRole('button', { name: 'Send' }).click();
  const card = popup.getByRole('listitem').filter({ hasText: 'Not accepted' });
  await expect(card).toContainText('This newsroom takes no corrections to pages of this site.');
  await expect(card.getByRole('button', { name: 'E-mail instead' })).toBeVisible();
});

test('if no inbox is declared, the reader can enter the editors’ address and send the letter from their own mail', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await goesTo(popup, 'Waits in your list');
  await popup.getByRole('textbox', { name: 'Another address' }).fill('desk@news.test');
  await goesTo(popup, 'Opens a draft to desk@news.test');
  await popup.evaluate(() => {
    Object.assign(globalThis, {
      opened: [],
      open: (address: string) => (globalThis as unknown as { opened: string[] }).opened.push(address),
    });
  });
  await popup.getByRole('button', { name: 'Open e-mail', exact: true }).click();
  await popup.getByRole('group', { name: 'Where do you write mail?' }).getByText('My mail app').click();
  await expect(popup.getByText('Opened in your mail')).toBeVisible();
  const [draft] = await popup.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(new URL(draft ?? '').pathname).toBe('desk@news.test');
  expect(new URL(draft ?? '').searchParams.get('subject')).toBe('[Reader correction] Fox clears dog');
  expect(new URL(draft ?? '').searchParams.get('body')).toContain('“jumpd” → “jumped”');
  await popup.getByRole('button', { name: 'I have sent it' }).click();
  await expect(popup.getByText('Sent by you')).toBeVisible();
});

test('the preview shows the letter as it is sent', async ({ site, newsroom, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await openPreview(popup);
  const preview = await popup.locator('pre').textContent();
  await popup.getByRole('button', { name: 'Send' }).click();
  const [letter] = await newsroom.mail.waitForLetters(1);
  // The relay adds the links to the verdict page and to the correction as data.
  const answers = /What became of it\?\n(.*\/verdict\/.*\n){3}\n/;
  const data = /\nThis correction as data:\n.*\/corrections\/.*\n/;
  expect(letter?.text).toMatch(answers);
  expect(letter?.text).toMatch(data);
  expect(letter?.text?.replace(answers, '').replace(data, '').trim()).toBe(preview?.trim());
});

test('on a site on which the reader switches the shortcut off, the page gets the key until it is switched on again', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  await page.goto(site.page('/fox', STORY));
  await reader.worker.evaluate(pressToolbarButton);
  const popup = await reader.popup();
  const listens = popup.getByRole('checkbox', { name: 'Listen for Ctrl+Enter on 127.0.0.1' });
  await expect(listens).toBeChecked();
  await listens.uncheck();
  const excluded = () =>
    reader.worker.evaluate(
      async () => (await chrome.scripting.getRegisteredContentScripts())[0]?.excludeMatches ?? [],
    );
  await expect.poll(excluded).toEqual(['*://*.127.0.0.1/*']);
  await page.reload();
  const seen = await recordKeys(page);
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  expect(await seen()).toEqual(['keydown', 'keyup']);

  await popup.getByRole('checkbox').check();
  await expect.poll(excluded).toEqual([]);
  await page.reload();
  await recordKeys(page).then(async (seenNow) => {
    await highlight(page, '#lead', 'jumpd');
    await page.keyboard.press('Control+Enter');
    expect(await seenNow()).toEqual([]);
  });
});

test('if the browser refuses to open the popup, the form opens in a small window', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto('about:blank');
  const address = site.page('/fox', STORY);
  // A window without a toolbar cannot show a popup.
  const [bare] = await Promise.all([
    reader.context.waitForEvent('page'),
    reader.worker.evaluate(
      (url) => chrome.windows.create({ type: 'popup', url }).then(() => undefined),
      address,
    ),
  ]);
  await highlight(bare, '#lead', 'jumpd');
  const [form] = await Promise.all([
    reader.context.waitForEvent('page'),
    bare.keyboard.press('Control+Enter'),
  ]);
  await expect(form.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
  const passageX = () =>
    bare.evaluate(() => screenX + (getSelection()?.getRangeAt(0).getBoundingClientRect().left ?? 0));
  // Next to the passage. The vertical position depends on the screen, which is lower than the window here.
  expect(Math.abs((await form.evaluate(() => screenX)) - (await passageX()))).toBeLessThan(20);
  // When the shortcut is pressed again, the form uses the new words, and no second window opens.
  await highlight(bare, '#lead', 'lazy');
  await bare.keyboard.press('Control+Enter');
  await expect(form.getByRole('textbox', { name: 'Correction' })).toHaveValue('lazy');
  expect(reader.context.pages().filter((one) => one.url().includes('popup.html'))).toHaveLength(1);
  await form.getByRole('textbox', { name: 'Correction' }).fill('quick');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(form.getByText('Received by the newsroom')).toBeVisible();
  await newsroom.mail.waitForLetters(1);
});
