// A page that does not respond: it shows a message of the browser, or its script waits. The popup says so, and what can be done.

import type { ServerResponse } from 'node:http';
import type { Dialog, Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { pressToolbarButton } from '../fixtures/browser-surfaces';
import { highlight } from '../fixtures/page-steps';
import { correctionBox, field } from '../fixtures/popup-steps';
import type { Site } from '../fixtures/site';
import { expect, test } from '../fixtures/test';

const STORY = '<p id="lead">The brown fox jumpd over the lazy dog.</p>';
const quoteBox = (popup: Page) => popup.getByRole('textbox', { name: 'Quote' });
const BUSY = 'The page does not respond.';

/** What a page does while it does not respond. Each returns a function that ends it. */
const BLOCKS: Readonly<Record<string, (page: Page, site: Site) => Promise<() => Promise<void>>>> = {
  'shows an alert()': (page) => ask(page, "alert('Subscribe!')"),
  'asks with confirm()': (page) => ask(page, "confirm('Do you accept?')"),
  'asks with prompt()': (page) => ask(page, "prompt('Your address?')"),
  'runs a script that does not end': async (page, site) => {
    const held = new Promise<ServerResponse>((resolve) =>
      site.answer('/held', (_, response) => resolve(response)),
    );
    await run(
      page,
      "const request = new XMLHttpRequest(); request.open('GET', '/held', false); request.send();",
    );
    const response = await held;
    return async () => void response.end();
  },
};

/** Runs the code in a task of its own, so that the test does not wait for it. */
const run = (page: Page, code: string) => page.evaluate(`void setTimeout(() => { ${code} })`);

async function ask(page: Page, code: string): Promise<() => Promise<void>> {
  const shown = new Promise<Dialog>((resolve) => page.once('dialog', resolve));
  await run(page, code);
  const dialog = await shown;
  return () => dialog.accept();
}

/**
 * Opens the popup's page while the page does not respond, in the window that replaces the popup if the browser refuses it: no
 * client of the browser can connect to a popup while a page shows a message. Also returns a function after which the page responds.
 */
async function openWhile(reader: Reader, page: Page, block: () => Promise<() => Promise<void>>) {
  const windowId = await reader.worker.evaluate(
    async (url) => (await chrome.tabs.query({ url }))[0]?.windowId ?? chrome.windows.WINDOW_ID_NONE,
    page.url(),
  );
  const end = await block();
  const [popup] = await Promise.all([
    reader.context.waitForEvent('page'),
    reader.worker.evaluate(async (id) => {
      await chrome.windows.create({ type: 'popup', url: `popup.html?window=${id}` });
    }, windowId),
  ]);
  await expect(popup.getByText(BUSY)).toBeVisible();
  return { popup, end };
}

for (const [what, block] of Object.entries(BLOCKS)) {
  test(`while the page ${what}, the popup says so, and has the words as soon as it can read them`, async ({
    site,
    reader,
    page,
  }) => {
    await page.goto(site.page('/story', STORY));
    await highlight(page, '#lead', 'jumpd');
    const { popup, end } = await openWhile(reader, page, () => block(page, site));
    await expect(quoteBox(popup)).toBeVisible();
    await end();
    await expect(correctionBox(popup)).toHaveValue('jumpd');
  });
}

test('words that the reader has written by then are not replaced, and are found when the page responds', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/story', STORY));
  await highlight(page, '#lead', 'lazy');
  const { popup, end } = await openWhile(reader, page, () => ask(page, "alert('Subscribe!')"));
  await quoteBox(popup).fill('jumpd');
  await popup.getByRole('button', { name: 'Find' }).click();
  await expect(popup.locator('form').getByText(BUSY)).toBeVisible();
  await end();
  await expect(quoteBox(popup)).toHaveValue('jumpd');
  await popup.getByRole('button', { name: 'Find' }).click();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
});

test('a page on which nothing is highlighted says that once it responds, and keeps what was written', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/story', STORY));
  const { popup, end } = await openWhile(reader, page, () => ask(page, "alert('Subscribe!')"));
  await quoteBox(popup).fill('jum');
  await end();
  await expect(popup.getByText('Nothing is highlighted.')).toBeVisible();
  await expect(popup.getByText(BUSY)).toBeHidden();
  await expect(quoteBox(popup)).toHaveValue('jum');
});

test('the reader can write about a page that does not respond, and the form does not wait for its contacts', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/story', `${STORY}<p><a href="mailto:desk@other.test">desk</a></p>`));
  await highlight(page, '#lead', 'lazy');
  const { popup, end } = await openWhile(reader, page, () => ask(page, "alert('Subscribe!')"));
  await quoteBox(popup).fill('jumpd');
  await popup.getByRole('button', { name: 'Write about the page' }).click();
  await expect(await field(popup, 'Comment')).toHaveValue(/^“jumpd”/);
  await expect(popup.locator('form')).toContainText('No recipient is known for this page');
  await end();
  await expect(popup.getByRole('radio', { name: 'desk@other.test' })).toBeAttached();
  await expect(await field(popup, 'Comment')).toHaveValue(/^“jumpd”/);
});

test('a popup that opens later does not get what an earlier one waited for', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/story', STORY));
  await highlight(page, '#lead', 'jumpd');
  const { popup, end } = await openWhile(reader, page, () => ask(page, "alert('Subscribe!')"));
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);
  await end();
  await highlight(page, '#lead', 'lazy');
  await pressToolbarButton(reader.worker);
  await expect(correctionBox(await reader.popup())).toHaveValue('lazy');
});
