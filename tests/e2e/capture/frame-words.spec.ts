// Whose words the form is about when a page has frames: the reader's choice counts, never that of a script.
// Playwright's evaluate counts as a press of the reader, so the frames here act by scripts of their own.

import type { Page } from '@playwright/test';
import { pressToolbarButton } from '../fixtures/browser-surfaces';
import { highlight } from '../fixtures/page-steps';
import { correctionBox } from '../fixtures/popup-steps';
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

/** The frame that the page has, once it is there. */
async function innerFrame(page: Page) {
  await expect.poll(() => page.frame({ name: 'inner' })?.url()).not.toBe('about:blank');
  const inner = page.frame({ name: 'inner' });
  if (inner === null) throw new Error('There is no frame.');
  await inner.locator('#text').waitFor();
  return inner;
}

/** Goes into the frame as readers do, until what notes their presses is there. */
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
  test(`the toolbar button takes no words of a foreign frame${kind} that highlights and focuses itself`, async ({
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

test('bringing scripts into a frame does not count as a press in it: it may open no window', async ({
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

test('a frame that the reader was in and left again cannot make itself count by taking the focus back', async ({
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

test('the toolbar button takes the words of a foreign frame that the reader is in, and names its host', async ({
  site,
  reader,
  page,
}) => {
  site.page('/inner', INNER);
  await page.goto(site.page('/page', STORY + frame(`${site.otherOrigin}/inner`)));
  await page.locator('#lead').click();
  await highlight(page, '#lead', 'Nothing'); // stays highlighted in the page around it
  const inner = await enter(page, reader.worker);
  await highlight(inner, '#text', 'jumpd');
  await pressToolbarButton(reader.worker);
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  await expect(popup.getByText(`From a frame of ${new URL(site.otherOrigin).host}`)).toBeVisible();
  await correctionBox(popup).fill('jumped');
  await popup.getByText('Preview').click();
  await expect(popup.locator('pre')).toContainText(`Story: ${site.otherOrigin}/inner\n`);
});

test('words of the page’s own frame are not called another’s', async ({ site, reader, page }) => {
  site.page('/inner', INNER);
  await page.goto(site.page('/page', STORY + frame(`${site.origin}/inner`)));
  const inner = await enter(page, reader.worker);
  await highlight(inner, '#text', 'jumpd');
  await pressToolbarButton(reader.worker);
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  await expect(popup.getByText('From a frame of')).toHaveCount(0);
});

test('words of a sandboxed foreign frame are its own page’s: not those of the page around it, and not for its inbox', async ({
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
  await popup.getByText('Preview').click();
  await expect(popup.locator('pre')).toContainText(`Story: ${site.otherOrigin}/inner\n`);
});

test('words of a foreign frame that went to an address without a site are nobody’s', async ({
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
    await page.keyboard.press('Control+Enter'); // again only where it was not heard
    await expect.poll(() => reader.isPopupOpen(), { timeout: 2_000 }).toBe(true);
  }).toPass();
  const popup = await reader.popup();
  await expect(popup.getByText('Extensions cannot read this page.')).toBeVisible();
  await expect(popup.getByText('minister')).toHaveCount(0);
});

test('quoted words are looked for in the page’s own frames first, and a foreign frame that has them is named', async ({
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
  /** Moves the focus in and out, and asks for `/done` after so many times. */
  const mover = (begin: string) => `<input id="outer">${frame('/inner')}<script>
    let moves = 0;
    const move = () => {
      document.querySelector('#outer').focus();
      document.querySelector('iframe').contentWindow.focus();
      moves += 1;
      if (moves === 100) fetch('/done');
      if (moves < 400) setTimeout(move, 10);
    };
    ${begin}</script>`;

  test('brings no script into it without the reader', async ({ site, reader, page }) => {
    site.page('/inner', INNER);
    await page.goto(site.page('/page', mover(`addEventListener('load', () => setTimeout(move, 100))`)));
    await expect.poll(() => site.requests).toContain('GET /done');
    expect(await listeningFrames(reader.worker, page)).toEqual({ '/page': true, '/inner': false });
  });

  test('keeps the background at work for no longer than the reader’s press, and then rarely', async ({
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
    const injections = await reader.worker.evaluate(() => (globalThis as { injections?: number }).injections);
    expect(injections).toBeGreaterThan(0);
    expect(injections).toBeLessThanOrEqual(8); // one at once, then one a second while the press is recent
  });
});
