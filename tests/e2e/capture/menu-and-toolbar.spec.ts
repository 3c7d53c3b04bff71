// The ways to start a correction other than Ctrl+Enter: the context menu, the toolbar button with its shortcut, and a typed quote.

import type { Page } from '@playwright/test';
import { unfold } from '../../../demo/screenshots/controls';
import {
  bindKey,
  clickMenuItem,
  frameIdOf,
  pressBoundKey,
  pressToolbarButton,
  suggestedKeys,
  withholdSites,
} from '../fixtures/browser-surfaces';
import { highlight } from '../fixtures/page-steps';
import { openPreview, pressSendKey } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';
import { updateExtension } from '../fixtures/worker';
import { isHighlightedByFragment } from './highlight-pixels';

const STORY = `
  <h1>Fox clears dog</h1>
  <p id="lead">It was late in the evening. The brown fox jumpd over the lazy dog. Nobody saw it happen.</p>
  <figure><img id="photo" src="/ferry.jpg?w=800#big" width="200" height="100" alt="A ferry in fog">
    <figcaption>The ferry <b>at noon</b>. <span hidden>Hidden.</span></figcaption></figure>`;

const correction = (popup: Page) => popup.getByRole('textbox', { name: 'Correction' });
const comment = (popup: Page) => popup.getByRole('textbox', { name: 'Comment' });
const quote = (popup: Page) => popup.getByRole('textbox', { name: 'Quote' });

test.beforeEach(({ newsroom }) => void newsroom);

test.describe('the context menu', () => {
  test('has its item after the installation, after an update and after a restart of the browser', async ({
    openBrowser,
  }) => {
    let reader = await openBrowser();
    // Rejects if there is no item yet, as shortly after the start.
    const update = () =>
      chrome.contextMenus.update('suggest-correction', {}).then(
        () => true,
        () => false,
      );
    const { worker } = reader;
    await expect.poll(() => worker.evaluate(update)).toBe(true);
    const updated = await updateExtension(reader);
    await expect.poll(() => updated.evaluate(update)).toBe(true);
    await reader.close();
    reader = await openBrowser();
    await expect.poll(() => reader.worker.evaluate(update)).toBe(true);
  });

  test('uses the highlighted words and their position', async ({ site, newsroom, reader, page }) => {
    await page.goto(site.page('/fox', STORY));
    await highlight(page, '#lead', 'jumpd');
    await clickMenuItem(reader.worker, page, { selectionText: 'jumpd', frameId: 0 });
    const popup = await reader.popup();
    await expect(correction(popup)).toHaveValue('jumpd');
    await correction(popup).fill('jumped');
    await popup.getByRole('button', { name: 'Send' }).click();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).toContain('The brown fox [-jumpd-]{+jumped+} over the lazy dog.');
    const link = /https?:\S+#:~:text=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    expect(await isHighlightedByFragment(page, link, '#lead', 'jumpd')).toBe(true);
  });

  test('uses highlighted words in a frame of another origin as words of that frame’s page', async ({
    site,
    reader,
    page,
  }) => {
    site.page('/inner', '<h1>Inner story</h1><p id="text">The brown fox jumpd.</p>');
    await page.goto(
      site.page(
        '/outer',
        `<p id="text">Outer words.</p><iframe name="inner" src="${site.otherOrigin}/inner"></iframe>`,
      ),
    );
    await highlight(page, '#text', 'Outer'); // stays highlighted in the outer page
    const inner = page.frames().find((frame) => frame.name() === 'inner');
    if (inner === undefined) throw new Error('no frame');
    await inner.locator('#text').waitFor();
    await highlight(inner, '#text', 'jumpd');
    await clickMenuItem(reader.worker, page, {
      selectionText: 'jumpd',
      frameId: await frameIdOf(reader.worker, inner),
      frameUrl: inner.url(),
    });
    const popup = await reader.popup();
    await expect(correction(popup)).toHaveValue('jumpd');
    await correction(popup).fill('jumped');
    await openPreview(popup);
    await expect(popup.locator('pre')).toContainText(
      `Story: ${site.otherOrigin}/inner\nHeadline: Inner story`,
    );
  });

  test('on a picture starts a correction whose letter names the picture and links to the story', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    const address = site.page('/fox', STORY);
    await page.goto(address);
    await highlight(page, '#lead', 'jumpd'); // not what was clicked
    const srcUrl = await page.locator('#photo').evaluate((photo: HTMLImageElement) => photo.currentSrc);
    await clickMenuItem(reader.worker, page, { mediaType: 'image', srcUrl, frameId: 0 });
    const popup = await reader.popup();
    await expect(popup.getByRole('figure')).toHaveText('PictureThe ferry at noon.');
    await expect(correction(popup)).toHaveCount(0);
    await expect(comment(popup)).toBeFocused();
    await popup.getByRole('button', { name: 'Send' }).click();
    await expect(popup.getByText('Say in the comment what is wrong.')).toBeVisible();
    await expect(comment(popup)).toBeFocused();
    await popup.keyboard.type('This is the other ferry.');
    await unfold(popup, 'kind');
    await popup.getByRole('radio', { name: 'Wrong fact' }).check();
    await popup.getByRole('button', { name: 'Send' }).click();
    await expect(popup.getByText('Received by the newsroom')).toBeVisible();
    await expect(popup.getByText('Picture: The ferry at noon.')).toBeVisible();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text?.split('\n')[0]).toBe('About the picture “The ferry at noon.”');
    expect(letter?.text).toContain(`Picture:\n${site.origin}/ferry.jpg?w=800\n`);
    expect(letter?.text).toContain('Alternative text: A ferry in fog');
    expect(letter?.text).toContain(`Open the story:\n${address}\n`);
    expect(letter?.html).toContain(`href="${site.origin}/ferry.jpg?w=800"`);
  });

  test('on a picture in a frame is about the frame’s page', async ({ site, reader, page }) => {
    site.page('/inner', STORY);
    await page.goto(site.page('/outer', `<iframe name="inner" src="${site.otherOrigin}/inner"></iframe>`));
    const inner = page.frames().find((frame) => frame.name() === 'inner');
    if (inner === undefined) throw new Error('no frame');
    await inner.locator('#photo').waitFor();
    await clickMenuItem(reader.worker, page, {
      mediaType: 'image',
      srcUrl: `${site.otherOrigin}/ferry.jpg?w=800#big`,
      frameId: await frameIdOf(reader.worker, inner),
    });
    const popup = await reader.popup();
    await expect(popup.getByRole('figure')).toHaveText('PictureThe ferry at noon.');
    await comment(popup).fill('Another ferry.');
    await openPreview(popup);
    await expect(popup.locator('pre')).toContainText(`Story: ${site.otherOrigin}/inner\n`);
  });

  test('omits the caption if the same picture has different captions on the page', async ({
    site,
    reader,
    page,
  }) => {
    const figure = (words: string) =>
      `<figure><img src="/ferry.jpg" width="90" height="60" alt="A ferry"><figcaption>${words}</figcaption></figure>`;
    await page.goto(site.page('/twice', figure('Monday') + figure('Tuesday')));
    await clickMenuItem(reader.worker, page, {
      mediaType: 'image',
      srcUrl: `${site.origin}/ferry.jpg`,
      frameId: 0,
    });
    const popup = await reader.popup();
    await expect(popup.getByRole('figure')).toHaveText('PictureA ferry');
  });

  test('on a picture without its own address starts a comment on the page that names the picture', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    const source = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    await page.goto(
      site.page(
        '/fox',
        `<figure><img src="${source}" width="50" height="50" alt=""><figcaption>A dot</figcaption></figure>`,
      ),
    );
    await clickMenuItem(reader.worker, page, { mediaType: 'image', srcUrl: source, frameId: 0 });
    const popup = await reader.popup();
    await expect(comment(popup)).toHaveValue('Picture: “A dot”\n');
    await expect(comment(popup)).toBeFocused();
    await popup.keyboard.type('It is a dash.');
    await pressSendKey(popup);
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).toContain('About the whole page');
    expect(letter?.text).toContain('  Picture: “A dot”\n  It is a dash.\n');
  });

  test('on the page starts a comment on the whole page, whatever is highlighted', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    const address = site.page('/fox', STORY);
    await page.goto(address);
    await highlight(page, '#lead', 'jumpd');
    await clickMenuItem(reader.worker, page, { frameId: 0 });
    const popup = await reader.popup();
    await expect(popup.getByText('About the page as a whole')).toBeVisible();
    await expect(correction(popup)).toHaveCount(0);
    await comment(popup).fill('This story is a year old.');
    await pressSendKey(popup);
    await expect(popup.getByText('Received by the newsroom')).toBeVisible();
    await expect(popup.getByText('About the page as a whole')).toBeVisible();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).toMatch(/^About the whole page\n/);
    expect(letter?.text).toContain(`Open the story:\n${address}\n`);
    expect(letter?.text).not.toContain('jumpd');
  });

  test('takes no text from a field', async ({ site, reader, page }) => {
    await page.goto(site.page('/fox', '<textarea id="field">My secret</textarea>'));
    await page.locator('#field').selectText();
    await clickMenuItem(reader.worker, page, { selectionText: 'My secret', editable: true, frameId: 0 });
    const popup = await reader.popup();
    await expect(popup.getByText('About the page as a whole')).toBeVisible();
    expect(await popup.content()).not.toContain('secret');
  });

  test('works if a viewer of the browser reports no tab', async ({ site, reader, page }) => {
    await page.goto(site.page('/fox', STORY));
    await clickMenuItem(reader.worker, page, { selectionText: 'lazy\ndog' }, false);
    const popup = await reader.popup();
    await expect(correction(popup)).toHaveValue('lazy dog');
  });
});

test.describe('the shortcut of the toolbar button', () => {
  test('has a suggested key', async ({ reader }) => {
    expect(await suggestedKeys(reader)).toEqual({ _execute_action: 'Alt+Shift+C' });
  });

  test('uses the highlighted words, and asks for a quote if nothing is highlighted', async ({
    site,
    reader,
    page,
  }) => {
    await bindKey(reader);
    await page.goto(site.page('/fox', STORY));
    await page.bringToFront();
    await pressBoundKey(reader, page);
    let popup = await reader.popup();
    await expect(quote(popup)).toBeFocused();
    await popup.close();

    await highlight(page, '#lead', 'jumpd');
    await pressBoundKey(reader, page);
    popup = await reader.popup();
    await expect(correction(popup)).toHaveValue('jumpd');
  });

  test('allows reading the page if the reader withholds all sites', async ({ site, reader, page }) => {
    await bindKey(reader);
    await withholdSites(reader);
    await page.goto(site.page('/fox', STORY));
    await page.bringToFront();
    await highlight(page, '#lead', 'jumpd');
    await pressToolbarButton(reader.worker); // not pressed by the reader, so the browser grants nothing
    let popup = await reader.popup();
    await expect(popup.getByText('Extensions cannot read this page.')).toBeVisible();
    await popup.close();
    await pressBoundKey(reader, page);
    popup = await reader.popup();
    await expect(correction(popup)).toHaveValue('jumpd');
  });
});

test('words in a frame that the extension cannot read are quoted with the frame’s address', async ({
  site,
  reader,
  page,
}) => {
  site.page('/inner', '<p id="text">The brown fox jumpd.</p>');
  await bindKey(reader);
  await withholdSites(reader);
  await page.goto(site.page('/outer', `<iframe src="${site.otherOrigin}/inner"></iframe>`));
  await page.bringToFront();
  await pressBoundKey(reader, page); // gives access to the outer page, as a real click on the menu item would
  await (await reader.popup()).close();
  await clickMenuItem(reader.worker, page, {
    selectionText: 'jumpd',
    frameId: 1e6, // scripts cannot reach a frame with this id
    frameUrl: `${site.otherOrigin}/inner?utm_source=x`,
  });
  const popup = await reader.popup();
  await expect(correction(popup)).toHaveValue('jumpd');
  await correction(popup).fill('jumped');
  await openPreview(popup);
  await expect(popup.locator('pre')).toContainText(`Story: ${site.otherOrigin}/inner\n`);
});

test('words that were highlighted before the installation can be corrected with the shortcut and the button', async ({
  site,
  openBrowser,
}) => {
  const reader = await openBrowser();
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  const worker = await updateExtension(reader); // has the effect of an installation on an open tab
  await page.bringToFront();
  await expect(async () => {
    await page.keyboard.press('Control+Enter'); // repeated only if the listener missed it, because a popup takes some time to open
    await expect.poll(() => reader.isPopupOpen(), { timeout: 2_000 }).toBe(true);
  }).toPass();
  let popup = await reader.popup();
  await expect(correction(popup)).toHaveValue('jumpd');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);
  await page.bringToFront();
  await pressToolbarButton(worker);
  popup = await reader.popup();
  await expect(correction(popup)).toHaveValue('jumpd');
});

test.describe('with nothing highlighted, a typed quote', () => {
  test('can be entered by keyboard and works like a highlight, for the second of two duplicates', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    await page.goto(
      site.page(
        '/twins',
        '<p id="first">The harbor is open again.</p><p id="second">He said the  harbor was\n closed.</p>',
      ),
    );
    await pressToolbarButton(reader.worker);
    const popup = await reader.popup();
    await expect(quote(popup)).toBeFocused();
    await expect(quote(popup)).toHaveAccessibleDescription(/looked for on the page/);
    await popup.keyboard.type('the harbor was closed');
    await popup.keyboard.press('Enter');
    await expect(correction(popup)).toBeFocused();
    await expect(correction(popup)).toHaveValue('the harbor was closed');
    await expect(popup.locator('blockquote')).toHaveText('He said the harbor was closed.');
    await popup.keyboard.press('Control+A');
    await popup.keyboard.type('the harbour was closed');
    await pressSendKey(popup);
    const [letter] = await newsroom.mail.waitForLetters(1);
    const link = /https?:\S+#:~:text=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    expect(await isHighlightedByFragment(page, link, '#second', 'harbor')).toBe(true);
    expect(await isHighlightedByFragment(page, link, '#first', 'harbor')).toBe(false);
  });

  test('is found in a frame if the outer page does not contain it', async ({ site, reader, page }) => {
    site.page('/inner', '<h1>Inner story</h1><p id="text">The brown fox jumpd.</p>');
    await page.goto(site.page('/outer', `<p>Outer.</p><iframe src="${site.otherOrigin}/inner"></iframe>`));
    await pressToolbarButton(reader.worker);
    const popup = await reader.popup();
    await quote(popup).fill('fox jumpd');
    await popup.getByRole('button', { name: 'Find' }).click();
    await expect(correction(popup)).toHaveValue('fox jumpd');
  });

  test('leaves no trace on the page', async ({ site, reader, page }) => {
    await page.goto(site.page('/fox', STORY));
    await pressToolbarButton(reader.worker);
    const popup = await reader.popup();
    await quote(popup).fill('lazy');
    await quote(popup).press('Enter');
    await expect(correction(popup)).toHaveValue('lazy');
    const left = await reader.worker.evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      const [frame] = await chrome.scripting.executeScript({
        target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE },
        func: () => 'corrigendaQuote' in globalThis,
      });
      return frame?.result;
    }, page.url());
    expect(left).toBe(false);
    expect(await page.evaluate(() => 'corrigendaQuote' in globalThis)).toBe(false);
  });

  test('is kept after the popup was closed, for that page only', async ({ site, reader, page }) => {
    await page.goto(site.page('/fox', STORY));
    await pressToolbarButton(reader.worker);
    let popup = await reader.popup();
    await quote(popup).fill('the lazy');
    await popup.close();
    await pressToolbarButton(reader.worker);
    popup = await reader.popup();
    await expect(quote(popup)).toHaveValue('the lazy');
    await popup.close();
    await page.goto(site.page('/other', '<p>Another story.</p>'));
    await pressToolbarButton(reader.worker);
    popup = await reader.popup();
    await expect(quote(popup)).toBeFocused();
    await expect(quote(popup)).toHaveValue('');
    await popup.close();
    await page.goBack();
    await pressToolbarButton(reader.worker);
    popup = await reader.popup();
    await expect(quote(popup)).toHaveValue('the lazy');
    await quote(popup).press('Enter');
    await expect(correction(popup)).toHaveValue('the lazy');
  });

  test('that is not found is reported, and becomes the start of a comment on the page', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    const address = site.page('/fox', STORY);
    await page.goto(address);
    await pressToolbarButton(reader.worker);
    let popup = await reader.popup();
    await quote(popup).fill('The red fox sat');
    await popup.keyboard.press('Enter');
    await expect(popup.getByRole('status').filter({ hasText: 'not found on the page' })).toBeVisible();
    await expect(quote(popup)).toBeFocused();
    await expect(quote(popup)).toHaveValue('The red fox sat');
    await popup.keyboard.press('Tab');
    await expect(popup.getByRole('button', { name: 'Find' })).toBeFocused();
    await popup.keyboard.press('Tab');
    await expect(popup.getByRole('button', { name: 'Write about the page as a whole' })).toBeFocused();
    await popup.keyboard.press('Enter');
    await expect(comment(popup)).toBeFocused();
    await expect(comment(popup)).toHaveValue('“The red fox sat”\n');
    await popup.close();

    // The draft is kept even before the reader types more, and the button opens it again.
    await pressToolbarButton(reader.worker);
    popup = await reader.popup();
    await expect(comment(popup)).toHaveValue('“The red fox sat”\n');
    await popup.keyboard.type('It is in the picture of the headline.');
    await pressSendKey(popup);
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).toContain('  “The red fox sat”\n  It is in the picture of the headline.');
    expect(letter?.text).toContain(`Open the story:\n${address}\n`);
  });

  test('is possible while a draft on the page is open, and the draft is kept', async ({
    site,
    reader,
    page,
  }) => {
    await page.goto(site.page('/fox', STORY));
    await highlight(page, '#lead', 'jumpd');
    await pressToolbarButton(reader.worker);
    let popup = await reader.popup();
    await correction(popup).fill('jumped');
    await popup.close();
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await pressToolbarButton(reader.worker);
    popup = await reader.popup();
    await expect(correction(popup)).toHaveValue('jumped');
    await popup.getByRole('button', { name: 'Something else on this page' }).click();
    await expect(quote(popup)).toBeFocused();
    await popup.keyboard.type('lazy dog');
    await popup.keyboard.press('Enter');
    await expect(correction(popup)).toHaveValue('lazy dog');
    await popup.getByRole('tab', { name: 'Corrections' }).click();
    await expect(popup.locator('.card del')).toHaveText('jumpd');
  });

  test('is optional: the reader can write about the whole page', async ({ site, newsroom, reader, page }) => {
    await page.goto(site.page('/fox', STORY));
    await pressToolbarButton(reader.worker);
    const popup = await reader.popup();
    await popup.getByRole('button', { name: 'Write about the page as a whole' }).click();
    await expect(comment(popup)).toBeFocused();
    await expect(comment(popup)).toHaveValue('');
    await popup.keyboard.type('An old story.');
    await pressSendKey(popup);
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).toMatch(/^About the whole page\n/);
  });
});
