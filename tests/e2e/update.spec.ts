// Tabs that were open before an install or an update.

import { expect, test } from './fixtures';
import { highlight } from './reading';
import { updateExtension } from './worker';

test('after an update an open page is heard by the new script, and the old one is silent', async ({
  site,
  newsroom,
  openBrowser,
}) => {
  void newsroom;
  const reader = await openBrowser();
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  await page.goto(site.page('/fox', '<p id="lead">The brown fox jumpd.</p>'));
  const worker = await updateExtension(reader);
  const countListening = () =>
    worker.evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      const [result] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? 0 },
        func: () => (globalThis as { corrigendaListens?: true }).corrigendaListens === true,
      });
      return result?.result;
    }, page.url());
  await expect.poll(countListening).toBe(true);

  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveCount(1);
});
