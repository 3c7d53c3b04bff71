// The welcome page: a new reader practises a whole correction, and nothing leaves the computer.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchReader, type Reader } from '../../../demo/chromium/launch';
import { findings, fits } from '../fixtures/findings';
import { highlight } from '../fixtures/page-steps';
import { cardsSaying, correctionBox, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '.story-page p:last-of-type';

/** Installs Corrigenda in a new browser. Returns the reader and the welcome page that it opened. */
async function install(folder: string): Promise<{ reader: Reader; welcome: Page }> {
  const reader = await launchReader({ profile: join(folder, 'new'), headless: true, welcome: true });
  const isWelcome = (page: Page) => page.url().endsWith('/welcome.html');
  const welcome =
    reader.context.pages().find(isWelcome) ??
    (await reader.context.waitForEvent('page', { predicate: isWelcome }));
  await welcome.bringToFront();
  await welcome.getByText('There is a mistake').waitFor();
  return { reader, welcome };
}

test('the practice does not stay in the list', async ({ folder }) => {
  const { reader, welcome } = await install(folder);
  await highlight(welcome, STORY, 'evry');
  await welcome.keyboard.press('Control+Enter');
  let popup = await reader.popup();
  await correctionBox(popup).fill('every');
  await pressSend(popup);
  await expect(cardsSaying(popup, 'Fixed')).toBeVisible();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);
  await reader.worker.evaluate(() => chrome.action.openPopup());
  popup = await reader.popup();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('No corrections yet.')).toBeVisible();
  await expect(welcome.getByText('The practice desk has taken it up.')).toBeVisible(); // the page still says it
  await reader.close();
});

test('after the installation, a page opens on which the reader practises a correction, and nothing leaves the computer', async ({
  folder,
}) => {
  const { reader, welcome } = await install(folder);
  const requests: string[] = [];
  reader.context.on('request', (request) => {
    if (!request.url().startsWith('chrome-extension:')) requests.push(request.url());
  });

  await highlight(welcome, STORY, 'evry');
  await welcome.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('evry');
  await expect(popup.getByText('nothing leaves this computer')).toBeVisible();
  await correctionBox(popup).fill('every');
  await pressSend(popup);

  await expect(cardsSaying(popup, 'Fixed')).toContainText('The Practice Gazette');
  await expect(welcome.getByText('The practice desk has taken it up.')).toBeVisible();
  await expect(welcome.getByRole('heading', { name: 'Keep it at hand' })).toBeVisible();
  await expect(welcome.getByRole('heading', { name: 'What becomes of what you write' })).toBeVisible();
  expect(requests).toEqual([]);
  await reader.close();
});

test('the toolbar button works on the welcome page', async ({ folder }) => {
  const { reader, welcome } = await install(folder);
  await highlight(welcome, STORY, 'evry');
  await reader.worker.evaluate(() => chrome.action.openPopup());
  await expect(correctionBox(await reader.popup())).toHaveValue('evry');
  await reader.close();
});

test('the practice can be skipped', async ({ folder }) => {
  const { reader, welcome } = await install(folder);
  await welcome.getByRole('button', { name: 'Go on without trying' }).click();
  await expect(welcome.getByRole('heading', { name: 'Keep it at hand' })).toBeVisible();
  await reader.close();
});

test('the ways to open the form are drawn, named for everyone, and mirrored from right to left', async ({
  folder,
}) => {
  const { reader, welcome } = await install(folder);
  const doors = welcome.locator('.doors').getByRole('listitem');
  await expect(doors.locator('p')).toHaveText([
    'Highlight words, then press Ctrl+Enter.',
    'Right-click the words, a picture or the page, and choose “Suggest a correction…”.',
    'Press the button in the toolbar, with words highlighted or not.',
    /second shortcut|which does what the button does/,
  ]);
  const drawings = doors.locator('svg[aria-hidden=true]');
  await expect(drawings).toHaveCount(4);
  const scales = () =>
    welcome.evaluate(() => {
      const scaleOf = (selector: string) => {
        const element = document.querySelector(selector);
        return element === null ? 'absent' : getComputedStyle(element).scale;
      };
      return [scaleOf('.drawing'), scaleOf('.drawing .upright')];
    });
  expect(await scales()).toEqual(['none', 'none']);
  await welcome.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  expect(await scales()).toEqual(['-1 1', '-1 1']);
  for (const width of [320, 360, 800]) {
    await welcome.setViewportSize({ width, height: 640 });
    expect(await fits(welcome)).toBe(true);
  }
  await reader.close();
});

test('the page has no accessibility problems that axe detects, in either theme', async ({ folder }) => {
  const { reader, welcome } = await install(folder);
  await welcome.getByRole('button', { name: 'Go on without trying' }).click();
  expect(await findings(welcome)).toEqual([]);
  await reader.close();
});

test('the welcome page opens only once in a browser profile', async ({ openBrowser }) => {
  const first = await openBrowser();
  await first.close();
  const second = await openBrowser();
  expect(second.context.pages().filter((page) => page.url().includes('welcome'))).toEqual([]);
});
