// Tabs that were open before an update, or before the reader switched the extension on.

import { highlight } from '../fixtures/page-steps';
import { expect, test } from '../fixtures/test';
import { listeningFrames, switchOffAndOn, updateExtension } from '../fixtures/worker';

test('after an update, the new script handles the shortcut on an open page, and the old one does nothing', async ({
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

test('after an update, the shortcut stays off on the sites on which the reader switched it off', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  await page.goto(site.page('/fox', '<p id="lead">The brown fox jumpd.</p>'));
  await reader.worker.evaluate(() => chrome.action.openPopup());
  const popup = await reader.popup();
  await popup.getByRole('checkbox', { name: 'Listen for Ctrl+Enter' }).uncheck();
  const excluded = () =>
    reader.worker.evaluate(
      async () => (await chrome.scripting.getRegisteredContentScripts())[0]?.excludeMatches,
    );
  await expect.poll(excluded).toEqual(['*://*.127.0.0.1/*']);
  const other = await reader.context.newPage();
  await page.reload();
  await other.goto(`${site.otherOrigin}/fox`);

  const worker = await updateExtension(reader);
  await expect.poll(() => listeningFrames(worker, other)).toEqual({ '/fox': true });
  expect(await listeningFrames(worker, page)).toEqual({ '/fox': false });
});

test('after the reader switches the extension off and on, the shortcut works on pages that were open', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  await page.goto(site.page('/fox', '<p id="lead">The brown fox jumpd.</p>'));
  const worker = await switchOffAndOn(reader);
  await expect.poll(() => listeningFrames(worker, page)).toEqual({ '/fox': true });

  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
});

test('after the reader switches the extension off and on, a frame that they are in has the shortcut too', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  const inner = site.page('/inner', '<p id="lead">The brown fox jumpd.</p>');
  await page.goto(site.page('/outer', `<iframe src="${inner}" style="width:600px;height:300px"></iframe>`));
  await page.frameLocator('iframe').locator('#lead').click();
  const worker = await switchOffAndOn(reader);
  await expect.poll(() => listeningFrames(worker, page)).toEqual({ '/outer': true, '/inner': true });
});

test('if the browser has lost the registered script, the next fresh start registers it', async ({
  reader,
}) => {
  await reader.worker.evaluate(() => chrome.scripting.unregisterContentScripts());
  const worker = await switchOffAndOn(reader);
  const ids = () =>
    worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  await expect.poll(ids).toEqual(['shortcut']);
});
