// Undo: for a few seconds after Send, nothing leaves the browser.

import { correctionBox, fromMenu, openOn, pressSendKey } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';

test('Undo within a few seconds sends nothing, and opens the draft again', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jmped');
  await pressSendKey(popup);
  await expect(popup.getByRole('status').filter({ hasText: 'Thank you.' })).toBeVisible();
  await expect(popup.getByText(/^Sending in \d sec$/)).toBeVisible();
  await popup.getByRole('button', { name: 'Undo' }).click(); // there is only one
  await expect(correctionBox(popup)).toHaveValue('jmped');

  await correctionBox(popup).fill('jumped');
  expect(newsroom.mail.letters).toHaveLength(0);
  await popup.getByRole('button', { name: 'Send' }).click();
  // The first correction was due earlier, so it would have been sent by then.
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('“jumpd” → “jumped”');
  await newsroom.stop();
  expect(await newsroom.countAccepted()).toBe(1); // only the edited correction has arrived
});

test('Undo is still in the list after the popup was closed', async ({ site, newsroom, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  let popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jmped');
  await pressSendKey(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'jumpd');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await popup.getByRole('listitem').getByRole('button', { name: 'Undo' }).click();
  await expect(correctionBox(popup)).toHaveValue('jmped');
  expect(newsroom.mail.letters).toHaveLength(0);
});

test('after the time for Undo, the worker sends the correction without an open popup', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSendKey(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await popup.close();
  await newsroom.mail.waitForLetters(1);
});

test('Send now does not wait for the end of the time for Undo', async ({ site, newsroom, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  await reader.worker.evaluate(() => {
    // The time for Undo never ends in this worker, because neither its timer nor its alarm works.
    Object.assign(globalThis, { setTimeout: () => 0 });
    chrome.alarms.create = async () => undefined;
  });
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSendKey(popup);
  await fromMenu(popup.getByRole('listitem'), 'Send now');
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('“jumpd” → “jumped”');
});
