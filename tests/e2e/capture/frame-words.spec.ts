// Which words the form uses when a page has frames: those that the reader chose, never those that a script chose. Playwright's evaluate
// counts as a press by the reader, so the frames here act with their own scripts.

import type { Page } from '@playwright/test';
import { pressToolbarButton } from '../fixtures/browser-surfaces';
import { highlight } from '../fixtures/page-steps';
import { correctionBox, openPreview } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';
import { listeningFrames } from '../fixtures/worker';

const AD_WORDS = 'The minister stole a million.';
const SELECT = `const { firstChild } = document.querySelector('#text');
  getSelection().setBaseAndExtent(firstChild, 0, firstChild, firstChild.length);`;

/** An advertisement that highlights its own words and takes the focus, again and again. */
const GREEDY = `<!doctype html><title>Ad</title><p id="text">${AD_WORDS}</p>
  <script>setInterval(() => { window.focus(); ${SELECT} }, 50); fetch('/ad-runs', { mode: 'no-cors' })</script>`;
const INNER = `<!doctype html><title>Inner story</title><h1>Inner story</h1><p id="text">The brown fox jumpd.</p>`;
const STORY = '<h1>News</h1><p id="lead">Nothing is highlighted here.</p>';

const quoteBox = (popup: Page) => popup.getByRole('textbox', { name: 'Quote' });
const frame = (src: string, attributes = '') =>
  `<iframe name="inner" src="${src}" width="400" height="150" ${attributes}></iframe>`;

/** Returns the frame of the page, once it is loaded. */
async function innerFrame(page: Page) {
  await expect.poll(() => page.frame({ name: 'inner' })?.url()).not.toBe('about:blank');
  const inner = page.frame({ name: 'inner' });
  if (inner === null) throw new Error('There is no frame.');
  await inner.locator('#text').waitFor();
  return inner;
}

/** Clicks in the frame, as readers do, and waits for the listener in it. */
async function enter(page: Page, worker: Parameters<typeof listeningFrames>[0]) {
  const inner = await innerFrame(page);
  await inner.locator('#text').click();
  await expect.poll(async () => Object.values(await listeningFrames(worker, page))).toEqual([true, true]);
  return inner;
}

test.beforeEach(({ newsroom }) => void newsroom);

for (const [kind, attributes] of Object.entries({
  '': '',
  ' that is sandboxed': 'sandbox="allow-scripts"',
})) {
  test(`the toolbar button does not use words of a foreign frame${kind} that highlights and focuses itself`, async ({
    site,
    reader,
    page,
  }) => {
    site.page('/ad', GREEDY);
    await page.goto(site.page('/page', STORY + frame(`${site.otherOrigin}/ad`, attributes)));
    await expect.poll(() => site.requests).toContain('GET /ad-runs');
    await page.locator('#lead').click(); // the reader is on the page; the frame takes the focus from it
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
    await pressToolbarButton(reader.worker);
    const popup = await reader.popup();
    await expect(quoteBox(popup)).toBeFocused();
    await expect(popup.getByText(AD_WORDS)).toHaveCount(0);
  });
}

test('running scripts in a frame gives it no user activation, so it cannot open a window', async ({
  site,
  reader,
  page,
}) => {
  site.page('/ad', GREEDY);
  await page.goto(site.page('/page', STORY + frame(`${site.otherOrigin}/ad`)));
  await expect.poll(() => site.requests).toContain('GET /ad-runs');
  await page.locator('#lead').click();
  await expect
    .poll(async () => Object.values(await listeningFrames(reader.worker, page)))
    .toEqual([true, true]);
  const wasPressed = await reader.worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const results = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE, allFrames: true },
      func: () => [location.pathname, navigator.userActivation.hasBeenActive],
    });
    return Object.fromEntries(results.map(({ result }) => result as [string, boolean])); // what func returns
  }, page.url());
  expect(wasPressed).toEqual({ '/page': true, '/ad': false });
});

test('a frame that the reader left cannot get its words used by taking the focus back', async ({
  site,
  reader,
  page,
}) => {
  site.page('/ad', GREEDY);
  await page.goto(site.page('/page', STORY + frame(`${site.otherOrigin}/ad`)));
  await enter(page, reader.worker);
  await page.locator('#lead').click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  await pressToolbarButton(reader.worker);
  const popup = await reader.popup();
  await expect(quoteBox(popup)).toBeFocused();
});

test('the toolbar button uses the words of a foreign frame that the reader is in, and the form names its host', async ({
  site,
  reader,
  page,
}) => {
  site.page('/inner', INNER);
  await page.goto(site.page('/page', STORY + frame(`${site.otherOrigin}/inner`)));
  await page.locator('#lead').click();
  await highlight(page, '#lead', 'Nothing'); // stays highlighted in the outer page
  const inner = await enter(page, reader.worker);
  await highlight(inner, '#text', 'jumpd');
  await pressToolbarButton(reader.worker);
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  await expect(popup.getByText(`From a frame of ${new URL(site.otherOrigin).host}`)).toBeVisible();
  await correctionBox(popup).fill('jumped');
  await openPreview(popup);
  await expect(popup.locator('pre')).toContainText(`Story: ${site.otherOrigin}/inner\n`);
});

test('for words in a frame of the page’s own site, the form names no host', async ({
  site,
  reader,
  page,
}) => {
  site.page('/inner', INNER);
  await page.goto(site.page('/page', STORY + frame(`${site.origin}/inner`)));
  const inner = await enter(page, reader.worker);
  await highlight(inner, '#text', 'jumpd');
  await pressToolbarButton(reader.worker);
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  await expect(popup.getByText('From a frame of')).toHaveCount(0);
});

test('words of a sandboxed foreign frame belong to its own page, and do not go to the inbox of the outer page', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.page('/inner', INNER);
  await page.goto(site.page('/page', STORY + frame(`${site.otherOrigin}/inner`, 'sandbox="allow-scripts"')));
  const inner = await enter(page, reader.worker);
  await highlight(inner, '#text', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  await expect(popup.getByText(`From a frame of ${new URL(site.otherOrigin).host}`)).toBeVisible();
  await expect(popup.getByText(`Goes to ${new URL(newsroom.inbox).host}`)).toHaveCount(0);
  await correctionBox(popup).fill('jumped');
  await openPreview(popup);
  await expect(popup.locator('pre')).toContainText(`Story: ${site.otherOrigin}/inner\n`);
});

test('words of a foreign frame with an address without a host cannot be corrected', async ({
  site,
  reader,
  page,
}) => {
  const data = `data:text/html,${encodeURIComponent(`<p id="text">${AD_WORDS}</p>`)}`;
  site.page(
    '/ad',
    `<!doctype html><p id="text">Ad</p><script>location.replace(${JSON.stringify(data)})</script>`,
  );
  await page.goto(site.page('/page', STORY + frame(`${site.otherOrigin}/ad`)));
  await expect.poll(() => page.frame({ name: 'inner' })?.url()).toMatch(/^data:/);
  const inner = await innerFrame(page);
  await inner.locator('#text').click();
  await expect(async () => {
    await highlight(inner, '#text', 'minister');
    await page.keyboard.press('Control+Enter'); // repeated only if the listener missed it
    await expect.poll(() => reader.isPopupOpen(), { timeout: 2_000 }).toBe(true);
  }).toPass();
  const popup = await reader.popup();
  await expect(popup.getByText('Extensions cannot read this page.')).toBeVisible();
  await expect(popup.getByText('minister')).toHaveCount(0);
});

test('a typed quote is looked up in frames of the page’s own site first, and the form names a foreign frame that has it', async ({
  site,
  reader,
  page,
}) => {
  site.page('/inner', INNER);
  site.page('/ad', `<!doctype html><p id="text">The brown fox jumpd. ${AD_WORDS}</p>`);
  await page.goto(
    site.page(
      '/page',
      `${STORY}<iframe src="${site.otherOrigin}/ad"></iframe>${frame(`${site.origin}/inner`)}`,
    ),
  );
  await innerFrame(page);
  await pressToolbarButton(reader.worker);
  let popup = await reader.popup();
  await quoteBox(popup).fill('fox jumpd');
  await popup.getByRole('button', { name: 'Find' }).click();
  await expect(correctionBox(popup)).toHaveValue('fox jumpd');
  await expect(popup.getByText('From a frame of')).toHaveCount(0);
  await popup.close();

  await pressToolbarButton(reader.worker);
  popup = await reader.popup();
  await popup.getByRole('button', { name: 'Suggest something else' }).or(quoteBox(popup)).first().waitFor();
  await quoteBox(popup).fill('stole a million');
  await popup.getByRole('button', { name: 'Find' }).click();
  await expect(correctionBox(popup)).toHaveValue('stole a million');
  await expect(popup.getByText(`From a frame of ${new URL(site.otherOrigin).host}`)).toBeVisible();
});

test.describe('a page that moves the focus into a frame', () => {
  /** A page that moves the focus in and out of its frame 100 times, leaves it there and requests `/done`. */
  const mover = (begin: string) => `<input id="outer">${frame('/inner')}<script>
    let moves = 0;
    const move = () => {
      document.querySelector('#outer').focus();
      document.querySelector('iframe').contentWindow.focus();
      moves += 1;
      if (moves === 100) fetch('/done');
      else setTimeout(move, 10);
    };
    ${begin}</script>`;

  test('gets no script into it unless the reader pressed something', async ({ site, reader, page }) => {
    site.page('/inner', INNER);
    await page.goto(site.page('/page', mover(`addEventListener('load', () => setTimeout(move, 100))`)));
    await expect.poll(() => site.requests).toContain('GET /done');
    expect(await listeningFrames(reader.worker, page)).toEqual({ '/page': true, '/inner': false });
  });

  test('causes few injections, and only while a press by the reader is recent', async ({
    site,
    reader,
    page,
  }) => {
    site.page('/inner', INNER);
    await page.goto(site.page('/page', mover(`document.querySelector('#outer').onclick = move`)));
    await reader.worker.evaluate(() => {
      const { executeScript } = chrome.scripting;
      const counted = globalThis as { injections?: number };
      counted.injections = 0;
      chrome.scripting.executeScript = ((...injection: Parameters<typeof executeScript>) => {
        counted.injections = (counted.injections ?? 0) + 1;
        return executeScript.apply(chrome.scripting, injection);
      }) as typeof executeScript;
    });
    await page.locator('#outer').click();
    await expect.poll(() => site.requests).toContain('GET /done');
    const injections = () =>
      reader.worker.evaluate(() => (globalThis as { injections?: number }).injections ?? 0);
    await expect.poll(injections).toBeGreaterThan(0); // once the focus stays in the frame
    expect(await injections()).toBeLessThanOrEqual(8); // at most one per second while the press is recent
  });
});
