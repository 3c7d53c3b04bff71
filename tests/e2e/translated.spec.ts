// A correction to a page that the reader sees in a machine translation, from the key to the letter.

import { highlight } from './fixtures/page-steps';
import { pressSendKey } from './fixtures/popup-steps';
import { expect, test } from './fixtures/test';

test('a mistake in a translated page reaches the editors as a translation', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/bruecke', '<h1>Die Brücke ist zu</h1><p id="lead">Die Brücke ist zu.</p>'));
  await page.evaluate(() => {
    document.documentElement.className = 'translated-ltr';
    document.documentElement.lang = 'en-x-mtfrom-de'; // as Google's translator writes it
    for (const element of document.querySelectorAll('h1, p'))
      element.innerHTML =
        '<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">The brigde is closed.</font></font>';
  });
  await highlight(page, '#lead', 'brigde');
  await page.keyboard.press('Control+Enter');

  const popup = await reader.popup();
  await expect(popup.getByText('This page was translated by a machine')).toBeVisible();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('bridge');
  await pressSendKey(popup);

  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text?.split('\n')[0]).toBe('“brigde” → “bridge”');
  for (const text of [letter?.text, letter?.html || ''])
    expect(text).toContain('a machine translation of the page (German → English)');
  expect(letter?.text).not.toContain('#:~:text=');
});

test('a page as its site wrote it has no such note', async ({ site, newsroom, reader, page }) => {
  await page.goto(site.page('/bridge', '<h1>The bridge</h1><p id="lead">The brigde is closed.</p>'));
  await highlight(page, '#lead', 'brigde');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('bridge');
  await pressSendKey(popup);
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).not.toContain('translation');
});
