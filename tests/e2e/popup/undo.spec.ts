// What was just sent can be taken back: nothing of it leaves before.

import { correctionBox, openOn, pressSendKey } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';

test('Undo within its time sends nothing, and brings back what was written', async ({
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
  await expect(popup.getByText('Leaves in a few seconds.')).toBeVisible();
  await popup.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(correctionBox(popup)).toHaveValue('jmped');

  await correctionBox(popup).fill('jumped');
  expect(newsroom.mail.letters).toHaveLength(0);
  await popup.getByRole('button', { name: 'Send' }).click();
  // The first was due before this one is, so it would have left by then.
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('“jumpd” → “jumped”');
  await newsroom.stop();
  expect(await newsroom.countAccepted()).toBe(1); // the edited one is what arrived, and nothing else
});

test('the list keeps Undo though the popup was closed', async ({ site, newsroom, reader, page }) => {
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

test('the worker sends when the time is over, with no popup open', async ({
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

test('Send now does not wait for it', async ({ site, newsroom, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  await reader.worker.evaluate(() => {
    // The time to undo never ends in this worker: neither by its timer nor by its alarm.
    Object.assign(globalThis, { setTimeout: () => 0 });
    chrome.alarms.create = async () => undefined;
  });
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSendKey(popup);
  await popup.getByRole('button', { name: 'Send now' }).click();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('“jumpd” → “jumped”');
});
