// Drafts are kept, so that nothing that a reader types is lost.

import { highlight } from '../fixtures/page-steps';
import { correctionBox, field, openDrafts, openOn } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';
import { listeningFrames, updateExtension } from '../fixtures/worker';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog. It was late.</p>';

test.beforeEach(({ newsroom }) => void newsroom);

test('a draft is kept when the popup and the browser are closed', async ({ site, openBrowser }) => {
  const address = site.page('/fox', STORY);
  const before = await openBrowser();
  let page = before.context.pages()[0] ?? (await before.context.newPage());
  await page.goto(address);
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  let popup = await before.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jum');
  await (await field(popup, 'Comment')).fill('Half a thou');
  await popup.close();

  await page.keyboard.press('Control+Enter');
  popup = await before.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jum');
  await expect(await field(popup, 'Comment')).toHaveValue('Half a thou');
  await before.close();

  const after = await openBrowser();
  page = after.context.pages()[0] ?? (await after.context.newPage());
  await page.goto(address);
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  popup = await after.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jum');
});

test('a draft is kept when the extension is updated', async ({ site, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  let popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await (await field(popup, 'Comment')).fill('It did.');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  const worker = await updateExtension(reader);
  await page.bringToFront();
  await expect.poll(() => listeningFrames(worker, page)).toEqual({ '/fox': true });
  popup = await openOn(reader, page, 'jumpd');
  await expect(correctionBox(popup)).toHaveValue('jumped');
  await expect(await field(popup, 'Comment')).toHaveValue('It did.');
});

test('a draft about other words of the same page stays in the list', async ({ site, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  let popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await popup.close();

  await highlight(page, '#lead', 'lazy');
  await page.keyboard.press('Control+Enter');
  popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('lazy');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await openDrafts(popup);
  await expect(popup.getByRole('listitem')).toHaveCount(1);
  await popup.getByRole('button', { name: 'Continue' }).click();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumped');
});

test('Send shows what is missing and keeps the draft', async ({ site, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await (await field(popup, 'Source')).fill('not an address');
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(popup.getByText('Change the text, or say in the comment what is wrong.')).toBeVisible();
  await expect(popup.getByText('This is not a web address.')).toBeVisible();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toBeFocused();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(await field(popup, 'Source')).toBeFocused();
  await expect(await field(popup, 'Source')).toHaveValue('not an address');
});

test('more than 500 characters are cut between words, and the reader is told', async ({
  site,
  reader,
  page,
}) => {
  const long = 'A long sentence of many words that goes on and on. '.repeat(20);
  await page.goto(site.page('/long', `<p id="lead">${long}</p>`));
  await page.locator('#lead').selectText();
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(popup.getByText('You highlighted more than 500 characters.')).toBeVisible();
  const quoted = await popup.getByRole('textbox', { name: 'Correction' }).inputValue();
  expect(quoted.length).toBeLessThanOrEqual(500);
  expect(quoted.length).toBeGreaterThan(480);
  expect(long.startsWith(`${quoted} `)).toBe(true);
});

test('switching to the other tab loses nothing that was typed', async ({ site, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await (await field(popup, 'Your name')).fill('Rita');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await openDrafts(popup);
  await expect(popup.getByRole('listitem')).toHaveCount(1);
  await popup.getByRole('tab', { name: 'Suggest' }).click();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumped');
  await (await field(popup, 'Comment')).fill('A letter is missing.');
  await popup.close();

  await page.keyboard.press('Control+Enter');
  const again = await reader.popup();
  await expect(again.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumped');
  await expect(await field(again, 'Your name')).toHaveValue('Rita');
  await expect(await field(again, 'Comment')).toHaveValue('A letter is missing.');
});

test('if the response to Send is lost, sending the changed draft again replaces the first correction', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  // The background does the work but its response is lost, as if the worker ended at that moment.
  await popup.evaluate(() => {
    const { sendMessage } = chrome.runtime;
    Object.assign(chrome.runtime, {
      sendMessage: async (message: { type: string }) => {
        const answer: unknown = await Reflect.apply(sendMessage, chrome.runtime, [message]);
        return message.type === 'send' ? undefined : answer;
      },
    });
  });
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(popup.getByText('It could not be put into the outbox.')).toBeVisible();
  await newsroom.mail.waitForLetters(1);
  await popup.getByRole('textbox', { name: 'Correction' }).fill('leapt');
  await popup.close();

  await page.keyboard.press('Control+Enter');
  const again = await reader.popup();
  await expect(again.getByRole('textbox', { name: 'Correction' })).toHaveValue('leapt');
  await again.getByRole('button', { name: 'Send' }).click();
  await expect(again.getByText('Received by the newsroom')).toHaveCount(2);
  await expect(again.getByText('Draft')).toHaveCount(0);
  const [, second] = await newsroom.mail.waitForLetters(2);
  expect(second?.text).toContain('“jumpd” → “leapt”');
  expect(second?.text).toContain('Replaces an earlier correction');
});

test('the form opens again with the same focus and caret position', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  await page.goto(site.page('/fox', '<p id="lead">The brown fox jumpd over the lazy dog.</p>'));
  let popup = await openOn(reader, page, 'jumpd');
  await (await field(popup, 'Comment')).fill('A letter is missing.');
  for (let step = 0; step < 8; step += 1) await popup.keyboard.press('ArrowLeft');
  await expect
    .poll(() => popup.evaluate(async () => JSON.stringify(await chrome.storage.session.get(null))))
    .toContain('"start":12');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'jumpd');
  await expect(await field(popup, 'Comment')).toBeFocused();
  await popup.keyboard.type('only ');
  await expect(await field(popup, 'Comment')).toHaveValue('A letter is only missing.');
});
