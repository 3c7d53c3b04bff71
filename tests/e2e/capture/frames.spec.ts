// A passage in a frame can be corrected like any other, and a frame that the reader does not use gets no script.

import type { Frame, Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { highlight } from '../fixtures/page-steps';
import { expect, test } from '../fixtures/test';
import { listeningFrames } from '../fixtures/worker';

const TEXT =
  '<!doctype html><title>Inner story</title><p id="text">The brown fox jumpd over the lazy dog.</p>';

async function frameNamed(page: Page, name: string): Promise<Frame> {
  // An element other than `iframe` does not pass its name on.
  const find = () => page.frame({ name }) ?? page.frames().find((frame) => frame.url().endsWith(`/${name}`));
  await expect.poll(() => find() !== undefined).toBe(true);
  const frame = find();
  if (frame === undefined) throw new Error(`There is no frame ${name}.`);
  await frame.locator('#text').waitFor();
  return frame;
}

/** Clicks in the frame, as readers do, waits until its listener is there, and opens the form for words in it. */
async function correctIn(reader: Reader, frame: Frame): Promise<Page> {
  await frame.locator('#text').click();
  await expect(async () => {
    await highlight(frame, '#text', 'jumpd');
    await frame.page().keyboard.press('Control+Enter'); // repeated only if the listener missed it, because a popup takes some time to open
    await expect.poll(() => reader.isPopupOpen(), { timeout: 2_000 }).toBe(true);
  }).toPass();
  const popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
  return popup;
}

test.beforeEach(({ newsroom }) => void newsroom);

const FRAMES = {
  'of the same origin': (origin: string) => `<iframe name="inner" src="${origin}/inner"></iframe>`,
  'of another origin': (_origin: string, other: string) =>
    `<iframe name="inner" src="${other}/inner"></iframe>`,
  'written into the page (srcdoc)': () =>
    `<iframe name="inner" srcdoc="${TEXT.replaceAll('"', '&quot;')}"></iframe>`,
  sandboxed: (origin: string) =>
    `<iframe name="inner" sandbox="allow-scripts" src="${origin}/inner"></iframe>`,
  'of an object element': () => '<object data="/inner" type="text/html"></object>',
  'of an embed element': () => '<embed src="/inner" type="text/html">',
  'in a shadow tree': (_origin: string, other: string) =>
    `<div><template shadowrootmode="open"><iframe name="inner" src="${other}/inner"></iframe></template></div>`,
  'in a closed shadow tree': () =>
    '<div><template shadowrootmode="closed"><iframe name="inner" src="/inner"></iframe></template></div>',
  'in a frame of another origin': (_origin: string, other: string) =>
    `<iframe name="outer" src="${other}/outer" width="600" height="400"></iframe>`,
};

for (const [kind, html] of Object.entries(FRAMES)) {
  test(`a passage in a frame ${kind} can be corrected`, async ({ site, reader, page }) => {
    site.page('/inner', TEXT);
    site.page(
      '/outer',
      `<!doctype html><p>Outer.</p><iframe name="inner" src="${site.origin}/inner"></iframe>`,
    );
    const address = site.page('/page', `<p>A page.</p>${html(site.origin, site.otherOrigin)}`);
    await page.goto(address);
    const popup = await correctIn(reader, await frameNamed(page, 'inner'));
    await expect(popup.getByText('The brown fox jumpd over the lazy dog.')).toBeVisible();
  });
}

test('a passage in a frame without its own address is corrected as part of the page', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.page('/inner', TEXT);
  const address = site.page('/page', `<h1>The page</h1>${FRAMES.sandboxed(site.origin)}`);
  await page.goto(address);
  const popup = await correctIn(reader, await frameNamed(page, 'inner'));
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await popup.getByRole('button', { name: 'Send' }).click();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.subject).toBe('[Reader correction] The page');
  expect(letter?.text).toContain(`Story: ${address}`);
  expect(letter?.text).not.toContain(':~:text='); // a directive cannot find text in a frame
});

test('the shortcut works in a frame that was added later, once the reader clicks in it', async ({
  site,
  reader,
  page,
}) => {
  site.page('/inner', TEXT);
  await page.goto(
    site.page(
      '/page',
      `<p id="text">A page.</p>${FRAMES['of another origin'](site.origin, site.otherOrigin)}`,
    ),
  );
  await (await frameNamed(page, 'inner')).locator('#text').click();
  await page.locator('#text').click();
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    Object.assign(frame, { name: 'later', src });
    document.body.append(frame);
  }, `${site.origin}/inner`);
  await correctIn(reader, await frameNamed(page, 'later'));
});

test('the shortcut works in a frame that focused itself, once the reader presses something in it', async ({
  site,
  reader,
  page,
}) => {
  site.page('/inner', `${TEXT}<script>focus(); fetch('/has-focus')</script>`);
  await page.goto(site.page('/page', `<p>A page.</p>${FRAMES['of the same origin'](site.origin)}`));
  await expect.poll(() => site.requests).toContain('GET /has-focus');
  await correctIn(reader, await frameNamed(page, 'inner'));
});

test('a frame that the reader does not use gets no script', async ({ site, reader, page }) => {
  site.page('/inner', TEXT);
  await page.goto(
    site.page('/page', `<p id="text">The fox jumpd.</p>${FRAMES['of the same origin'](site.origin)}`),
  );
  await frameNamed(page, 'inner');
  await page.locator('#text').click();
  expect(await listeningFrames(reader.worker, page)).toEqual({ '/page': true, '/inner': false });
});
