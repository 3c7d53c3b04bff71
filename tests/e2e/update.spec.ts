// Tabs that were open before an install or an update.

import { expect, test } from './fixtures';
import { highlight } from './reading';
import { listeningFrames, updateExtension } from './worker';

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
  await expect.poll(() => listeningFrames(worker, page)).toEqual({ '/fox': true });

  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveCount(1);
});
