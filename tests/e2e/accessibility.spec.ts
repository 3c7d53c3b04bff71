// The popup in each of its states and both themes, as axe sees it; and the whole way by keyboard alone.

import { cardsSaying, correctionBox, openOn, pressSend } from './correcting';
import { findings } from './findings';
import { expect, test } from './fixtures';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog in 1954.</p>';

test.beforeEach(({ newsroom }) => void newsroom);

test('the form has no findings: as it opens, changed, with what is missing, and with the letter open', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  expect(await findings(popup)).toEqual([]);

  await pressSend(popup);
  await expect(popup.getByText('Change the text, or say')).toBeVisible();
  expect(await findings(popup)).toEqual([]);

  await correctionBox(popup).fill('jumped');
  await popup.getByText('Preview').click();
  await expect(popup.locator('.preview pre')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
});

test('the list has no findings: empty, with a draft, and with what was sent, waits and was taken back', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await page.bringToFront();
  await reader.worker.evaluate(() => chrome.action.openPopup());
  let popup = await reader.popup();
  await expect(popup.getByText('Nothing is highlighted.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('No corrections yet.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await newsroom.mail.waitForLetters(1);
  await newsroom.stop();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'lazy');
  await correctionBox(popup).fill('idle');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  await expect(cardsSaying(popup, 'Draft')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
});

test('a correction is made, looked through and sent by keyboard alone', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, '1954');
  const { keyboard } = popup;
  await expect(correctionBox(popup)).toBeFocused();
  await keyboard.press('Control+A');
  await keyboard.type('1945');
  await expect(popup.getByRole('radio', { name: 'Wrong fact' })).toBeChecked(); // as the edit says
  await keyboard.press('Tab');
  await keyboard.press('3');
  await expect(popup.getByRole('radio', { name: 'Unclear' })).toBeChecked();
  await keyboard.press('Tab');
  await keyboard.type('The war was over by then.');
  await expect(popup.getByText('“1954” becomes “1945”.')).toBeAttached();
  await keyboard.press('Control+Enter');
  await expect(popup.getByText('Thank you.')).toBeVisible();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('“1954” → “1945”');
  expect(letter?.text).toContain('Kind: Unclear');
  expect(letter?.text).toContain('The war was over by then.');
});
