// Links of a page that say where corrections go: a sentence, a form at another host, “Edit this page”, a wiki.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { correctionBox, field, goesTo, openOn, openRecipients } from '../fixtures/popup-steps';
import type { Site } from '../fixtures/site';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const HERE = (href: string) =>
  `<p>To suggest a correction or clarification, write to us <a href="${href}">here</a>. You can also write a letter.</p>`;

/** Opens the story of the site and the popup on it. */
async function openStory(
  site: Site,
  reader: Reader,
  page: Page,
  html: string,
  path = '/story',
): Promise<Page> {
  site.page(path, STORY + html);
  await page.goto(site.as('news.test') + path);
  return openOn(reader, page, 'jumpd');
}

/** Types the correction and presses the button. Returns the tab that it opens. */
async function openBy(reader: Reader, popup: Page, button: string): Promise<Page> {
  await correctionBox(popup).fill('jumped');
  const tab = reader.context.waitForEvent('page');
  await popup.getByRole('button', { name: button }).press('Enter');
  const opened = await tab;
  await opened.waitForLoadState();
  return opened;
}

/** The reader opens the list later and says that they have sent it. */
async function expectHanded(reader: Reader): Promise<void> {
  if (!(await reader.isPopupOpen())) await reader.worker.evaluate(() => chrome.action.openPopup());
  const popup = await reader.popup();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await popup.getByRole('button', { name: 'I have sent it' }).click();
  await expect(popup.getByRole('listitem').filter({ hasText: 'Sent by you' })).toBeVisible();
}

/** Pastes into the opened page with the reader's own keys, until it contains the words: a page that was just opened may not take them. */
async function expectPasted(opened: Page, words: string): Promise<void> {
  const box = opened.getByRole('textbox');
  await expect(async () => {
    await opened.bringToFront();
    await box.focus();
    await opened.keyboard.press('Control+A');
    await opened.keyboard.press('Control+V');
    expect(await box.inputValue()).toContain(words);
  }).toPass();
}

test.describe('a link whose sentence asks for corrections', () => {
  test('gives the address that it opens', async ({ site, reader, page }) => {
    const popup = await openStory(site, reader, page, HERE('mailto:hello@news.test'));
    await goesTo(popup, 'Opens a draft to hello@news.test');
  });

  test('opens the site’s form, with the text to paste', async ({ site, reader, page }) => {
    site.page('/write', '<form><textarea></textarea></form>');
    const popup = await openStory(site, reader, page, HERE('/write'));
    await goesTo(popup, `Opens a form on ${new URL(site.as('news.test')).host}`);
    await goesTo(popup, 'from this page’s link for corrections');
    const opened = await openBy(reader, popup, 'Open the site’s form');
    expect(opened.url()).toBe(`${site.as('news.test')}/write`);
    await expectPasted(opened, '“jumpd” → “jumped”');
    await opened.close();
    await expectHanded(reader);
  });

  test('lets the reader choose a form on another host, which it names', async ({ site, reader, page }) => {
    const form = `${site.as('forms.test')}/forms/d/1/viewform`;
    site.page('/forms/d/1/viewform', '<textarea></textarea>');
    const popup = await openStory(
      site,
      reader,
      page,
      `<p>Spotted a mistake? <a href="${form}">Tell us</a></p>`,
    );
    await (await openRecipients(popup)).getByRole('radio').first().check();
    await goesTo(popup, `Opens a form on ${new URL(form).host}`);
    const opened = await openBy(reader, popup, 'Open the site’s form');
    expect(opened.url()).toBe(form);
  });
});

test('“Edit this page” opens a new issue of the project, filled in', async ({ site, reader, page }) => {
  const repository = `${site.as('git.test')}/tool/docs`;
  const edit = `<a href="${repository}/_edit/main/docs/story.md" title="Edit this page"><svg></svg></a>`;
  const popup = await openStory(site, reader, page, edit);
  await goesTo(popup, `Opens a new issue on ${new URL(repository).host}/tool/docs`);
  await goesTo(popup, 'from this page’s edit link');
  await popup.getByText('Your name').click();
  await (await field(popup, 'Your name')).fill('Rita @reader');
  await (await field(popup, 'Your e-mail')).fill('rita@home.test');
  const opened = await openBy(reader, popup, 'Open an issue');
  const { origin, pathname, searchParams } = new URL(opened.url());
  expect(origin + pathname).toBe(`${repository}/issues/new`);
  expect(searchParams.get('title')).toBe('Typo: “jumpd” → “jumped” (Fox clears dog)');
  const body = searchParams.get('body') ?? '';
  expect(body).toContain('> The brown fox jumpd over the lazy dog.\n\n```diff\n-jumpd\n+jumped\n```');
  expect(body).toContain(`<${site.as('news.test')}/story#:~:text=`);
  expect(body).toContain('Source file: `docs/story.md`');
  expect(body).toContain('Reader: Rita @\u2060reader');
  expect(body).not.toContain('rita@home.test');
  await opened.close();
  await expectHanded(reader);
});

test('a wiki opens its editor at the section, with the new wording to paste', async ({
  site,
  reader,
  page,
}) => {
  const editor = '/w/index.php?title=Fox&action=edit';
  const heading = (section: number) =>
    `<h2>Part ${section} <span class="mw-editsection"><a href="${editor}&section=${section}">edit</a></span></h2>`;
  const summary = encodeURIComponent('Typo: “jumpd” → “jumped”');
  site.page(`${editor}&section=2&summary=${summary}`, '<textarea></textarea>');
  site.page(
    '/wiki/Fox',
    `<link rel="edit" href="${editor}"><div id="mw-content-text"><p>Once.</p>${heading(1)}<p>A dog.</p>
    ${heading(2)}<p id="lead">The brown fox jumpd over the lazy dog.</p>${heading(3)}<p>The end.</p></div>`,
  );
  await page.goto(`${site.as('wiki.test')}/wiki/Fox`);
  const popup = await openOn(reader, page, 'jumpd');
  await goesTo(popup, `Opens the page’s editor on ${new URL(site.as('wiki.test')).host}`);
  const opened = await openBy(reader, popup, 'Open the editor');
  const { searchParams } = new URL(opened.url());
  expect(Object.fromEntries(searchParams)).toEqual({
    title: 'Fox',
    action: 'edit',
    section: '2',
    summary: 'Typo: “jumpd” → “jumped”',
  });
  await expectPasted(opened, 'jumped');
  await opened.close();
  await expectHanded(reader);
});

test('links of a hostile page are ignored', async ({ site, reader, page }) => {
  const hostile = [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://evil.test/',
    'https://user:word@evil.test/form',
  ]
    .map((href) => `<p>Report an error <a href="${href}">here</a></p><a href="${href}">Report an error</a>`)
    .join('');
  const editors = [
    'https://user:word@github.com/tool/docs/edit/main/story.md',
    'javascript:"https://github.com/tool/docs/edit/main/story.md"',
  ]
    .map((href) => `<a rel="edit" href='${href}'>Edit this page</a>`)
    .join('');
  const comments = `<div id="comments">${HERE('https://evil.test/')}<a rel="ugc" href="https://github.com/e/e/edit/main/x.md">Edit this page</a></div>`;
  const field = '<form><input name="getAttribute"><input name="parentNode"><input name="childNodes"></form>';
  const many = '<p>Found a typo? <a href="javascript:x">Tell us</a></p>'.repeat(10_000);
  const popup = await openStory(site, reader, page, hostile + editors + comments + field + many);
  await goesTo(popup, 'Waits in your list');
  await expect((await openRecipients(popup)).getByRole('radio')).toHaveCount(0);
});
