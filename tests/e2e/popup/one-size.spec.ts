// The popup does not jump: one size, and Send in one place, from the first paint to the thanks.

import type { Page } from '@playwright/test';
import { openPanel, unfold } from '../../../demo/screenshots/controls';
import { correctionBox, goesTo, openOn, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';

/** How often Send has moved since the popup was opened, as the browser counts it (https://wicg.github.io/layout-instability/). */
function shiftsOfSend(popup: Page): Promise<number> {
  return popup.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const nodes = list
            .getEntries()
            .flatMap((entry) => ('sources' in entry && Array.isArray(entry.sources) ? entry.sources : []))
            .map(({ node }) => node);
          resolve(nodes.filter((node) => node instanceof Element && node.closest('.send') !== null).length);
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(0), 500); // there is no entry to report
      }),
  );
}

const sizeOf = (popup: Page) => popup.evaluate(() => [innerWidth, innerHeight]);
const sendBox = (popup: Page) => popup.locator('.primary').boundingBox();

test('its size and the place of Send stay, whatever the reader unfolds, until the thanks', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  const size = await sizeOf(popup);
  const place = await sendBox(popup);
  expect(size).toEqual([420, 480]);
  const staysThere = async () => {
    expect(await sizeOf(popup)).toEqual(size);
    expect(await sendBox(popup)).toEqual(place);
  };

  await correctionBox(popup).fill('jumped');
  await expect(popup.locator('ins')).toBeVisible();
  await staysThere();
  await unfold(popup, 'kind', 'comment', 'source', 'reader');
  await staysThere();
  await openPanel(popup);
  await popup.getByText('Preview').click();
  await expect(popup.locator('pre')).toBeVisible();
  await staysThere();
  expect(await shiftsOfSend(popup)).toBe(0);
  await pressSend(popup);
  await expect(popup.locator('.card')).toBeVisible();
  expect(await sizeOf(popup)).toEqual(size);
  await newsroom.mail.waitForLetters(1);
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  expect(await sizeOf(popup)).toEqual(size);
});

test('Send stays in its place when the recipient is found later, and when nobody is', async ({
  site,
  reader,
  page,
}) => {
  const links = { '/named': '<a href="mailto:editors@news.test">Editors</a>', '/unnamed': '' };
  const said = { '/named': 'Opens a draft to editors@news.test', '/unnamed': 'Waits in your list' };
  for (const path of ['/named', '/unnamed'] as const) {
    site.head = '';
    site.page(path, `${STORY}${links[path]}`);
    await page.goto(`${site.as('news.test')}${path}`);
    const popup = await openOn(reader, page, 'jumpd');
    await goesTo(popup, said[path]);
    expect(await shiftsOfSend(popup)).toBe(0);
    expect(await sizeOf(popup)).toEqual([420, 480]);
    await popup.close();
    await expect.poll(() => reader.isPopupOpen()).toBe(false);
  }
});

test('for a typo and a declared inbox, the reader sees nine controls', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await expect(popup.locator('.recipient .quiet span')).toHaveCount(2);
  const controls = popup
    .locator('button, input, textarea, select, summary, a[href]')
    .filter({ visible: true });
  await expect(controls).toHaveCount(9);
});

test('Esc folds the recipient panel first, and its button has the focus again', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  const panel = await openPanel(popup);
  await popup.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(popup.locator('.recipient')).toBeFocused();
  expect(await reader.isPopupOpen()).toBe(true);
});

test('Ctrl+Enter sends wherever the focus is', async ({ site, newsroom, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await expect(popup.locator('[aria-keyshortcuts="Control+Enter"]')).toBeVisible();
  await popup.getByRole('tab', { name: 'Suggest' }).focus();
  await popup.keyboard.press('Control+Enter');
  await newsroom.mail.waitForLetters(1);
});

test('a detail that the reader unfolded is unfolded in the next form too', async ({ site, reader, page }) => {
  await page.goto(site.page('/fox', STORY));
  let popup = await openOn(reader, page, 'jumpd');
  await expect(popup.getByRole('textbox', { name: 'Source' })).toHaveCount(0);
  await unfold(popup, 'source');
  await expect(popup.getByRole('textbox', { name: 'Source' })).toBeFocused();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'lazy');
  await expect(correctionBox(popup)).toBeFocused();
  await expect(popup.getByRole('textbox', { name: 'Source' })).toBeVisible();
});
