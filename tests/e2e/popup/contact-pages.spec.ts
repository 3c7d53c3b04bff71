// The contact pages of a site are read while the reader types: addresses that they hide, forms, and how often the site is asked.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import {
  cardsSaying,
  correctionBox,
  goesTo,
  openOn,
  openRecipients,
  pressSend,
} from '../fixtures/popup-steps';
import type { Site } from '../fixtures/site';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const LINKS = '<footer><a href="/contact">Contact us</a> <a href="/imprint">Imprint</a></footer>';

/** Opens the form on a story with links to contact pages. */
async function openForm(site: Site, reader: Reader, page: Page, links = LINKS): Promise<Page> {
  site.page('/story', STORY + links);
  await page.goto(`${site.as('news.test')}/story`);
  expect(requestsOf(site)).toEqual(['GET /story']); // nothing before the form is open
  return openOn(reader, page, 'jumpd');
}

const requestsOf = (site: Site) => site.requests.filter((request) => !/favicon/.test(request));

const WAYS: readonly (readonly [string, string])[] = [
  ['as text', '<p>Write to desk@news.test.</p>'],
  ['with words in brackets', '<p>Write to desk (at) news (dot) test</p>'],
  ['with bare words', '<p>E-mail: desk at news dot test</p>'],
  ['as entities', '<p>d&#101;sk&#64;news&#46;test</p>'],
  ['reversed', '<p><span style="unicode-bidi: bidi-override; direction: rtl">tset.swen@ksed</span></p>'],
  ['in pieces', '<p><span>desk</span><span>@</span><span>news.test</span></p>'],
  ['around a hidden decoy', '<p>desk@<span style="display: none">trap.</span>news.test</p>'],
  ['in attributes', '<a href="#" data-user="desk" data-domain="news.test">Mail</a>'],
  ['as Cloudflare does', `<span data-cfemail="${cloudflare('desk@news.test')}">[email protected]</span>`],
  [
    'as Joomla does',
    `<span id="cloak9">Protected</span><script>var addy9 = 'd&#101;sk' + '&#64;';
    addy9 = addy9 + 'n&#101;ws' + '&#46;' + 'test';</script>`,
  ],
  ['as TYPO3 does', '<a href="#" data-mailto-token="ocknvq,fgumBpgyu0vguv" data-mailto-vector="2">Mail</a>'],
];

test.describe('the address on a contact page is found without a press', () => {
  for (const [way, html] of WAYS)
    test(way, async ({ site, reader, page }) => {
      site.page('/contact', html);
      const popup = await openForm(site, reader, page);
      await goesTo(popup, 'Opens a draft to desk@news.test');
      await goesTo(popup, 'from a contact page of news.test');
    });
});

test('the reader types at once, with real keys, while a contact page is on its way', async ({
  site,
  reader,
  page,
}) => {
  let answer = () => undefined as unknown;
  site.answer('/contact', (_, response) => {
    answer = () => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>desk (at) news.test</p>');
  });
  const popup = await openForm(site, reader, page);
  await expect(correctionBox(popup)).toBeFocused();
  await expect.poll(() => requestsOf(site)).toContain('GET /contact');
  await popup.keyboard.press('Control+A');
  await popup.keyboard.type('jumped');
  answer();
  await goesTo(popup, 'Opens a draft to desk@news.test');
  await expect(correctionBox(popup)).toHaveValue('jumped');
  await expect(correctionBox(popup)).toBeFocused();
});

test('a contact page with only a form is what the correction goes to', async ({ site, reader, page }) => {
  site.page('/contact', '<form><input name="email"><textarea name="message"></textarea></form>');
  const popup = await openForm(site, reader, page);
  await goesTo(popup, 'Opens a form on news.test');
});

test('if contact pages never answer, the form is usable, and the reader can have them read', async ({
  site,
  reader,
  page,
}) => {
  for (const path of ['/', '/.well-known/trust.txt', '/trust.txt', '/contact', '/imprint'])
    site.answer(path, () => undefined);
  const popup = await openForm(site, reader, page);
  await expect(correctionBox(popup)).toBeFocused();
  await popup.keyboard.press('Control+A');
  await popup.keyboard.type('jumped');
  await expect(correctionBox(popup)).toHaveValue('jumped');
  await goesTo(popup, 'Waits in your list');
  await expect.poll(() => requestsOf(site)).toContain('GET /contact');
  site.answer('/contact', (_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>desk@news.test</p>'),
  );
  await openRecipients(popup);
  await popup.getByRole('button', { name: 'Look on its Contact page' }).click();
  await goesTo(popup, 'Opens a draft to desk@news.test');
});

test('a correction that waits is offered the recipient that the next form finds on a contact page', async ({
  site,
  reader,
  page,
}) => {
  site.page('/story', STORY);
  await page.goto(`${site.as('news.test')}/story`);
  for (const path of ['/', '/story', '/.well-known/trust.txt', '/trust.txt'])
    site.answer(path, () => undefined);
  let popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(cardsSaying(popup, 'Needs a recipient')).toBeVisible();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  const answers = { '/': LINKS, '/story': STORY, '/contact': '<p>desk (at) news (dot) test</p>' };
  for (const [path, html] of Object.entries(answers))
    site.answer(path, (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(html));
  popup = await openOn(reader, page, 'lazy');
  await goesTo(popup, 'Opens a draft to desk@news.test');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem').filter({ hasText: 'jumpd' })).toContainText('desk@news.test');
});

test('a form that is left for the list and opened again does not search again', async ({
  site,
  reader,
  page,
}) => {
  site.answer('/trust.txt', () => undefined); // no answer, so nothing is remembered
  site.answer('/contact', () => undefined);
  const popup = await openForm(site, reader, page, '<footer><a href="/contact">Contact us</a></footer>');
  await expect.poll(() => requestsOf(site)).toContain('GET /contact');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(correctionBox(popup)).toBeHidden();
  const asked = requestsOf(site);
  site.answer('/contact', (_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>desk@news.test</p>'),
  );
  await popup.getByRole('tab', { name: 'Suggest' }).click();
  await openRecipients(popup);
  await popup.getByRole('button', { name: 'Look on its Contact page' }).click();
  await goesTo(popup, 'Opens a draft to desk@news.test');
  expect(requestsOf(site)).toEqual([...asked, 'GET /contact']);
});

test('a site gets at most eight requests for a form; over HTTP, where a network may have answered, the next one asks again', async ({
  site,
  reader,
  page,
}) => {
  const links = ['corrections', 'contact', 'imprint', 'about']
    .flatMap((name) => [`/${name}`, `/old/${name}`])
    .map((path) => `<a href="${path}">${path.split('/').at(-1)}</a>`)
    .join(' ');
  site.page('/', links);
  let popup = await openForm(site, reader, page, `<footer>${links}</footer>`);
  await expect(popup.getByText('There is no address on that page.')).toBeVisible();
  const asked = requestsOf(site).slice(1);
  expect(asked.length).toBeLessThanOrEqual(8);
  expect(asked.filter((request) => request === 'GET /')).toHaveLength(1);
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'lazy');
  await expect(popup.getByText('There is no address on that page.')).toBeVisible();
  expect(requestsOf(site).slice(1).toSorted()).toEqual([...asked, ...asked].toSorted());
});

test('if the page names somebody, its contact pages are not read', async ({ site, reader, page }) => {
  const popup = await openForm(site, reader, page, `<a href="mailto:desk@news.test">Editors</a>${LINKS}`);
  await goesTo(popup, 'Opens a draft to desk@news.test');
  await expect.poll(() => requestsOf(site)).toContain('GET /trust.txt');
  expect(requestsOf(site).join()).not.toMatch(/contact|imprint/);
});

test('if the reader switches off asking sites, no contact page is read without a press', async ({
  site,
  reader,
  page,
}) => {
  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  await options.getByRole('checkbox', { name: 'Ask sites who takes their corrections' }).uncheck();
  await expect(options.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await options.close();
  site.page('/contact', '<p>desk@news.test</p>');
  const popup = await openForm(site, reader, page);
  await expect(popup.getByRole('button', { name: 'Look on its Contact page' })).toBeVisible();
  expect(requestsOf(site)).toEqual(['GET /story']);
  await openRecipients(popup);
  await popup.getByRole('button', { name: 'Look on its Contact page' }).click();
  await goesTo(popup, 'Opens a draft to desk@news.test');
  expect(requestsOf(site)).toEqual(['GET /story', 'GET /contact']);
});

/** Writes an address as Cloudflare hides it. */
function cloudflare(address: string): string {
  const key = 0x5e;
  const bytes = [key, ...Array.from(address, (character) => character.charCodeAt(0) ^ key)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
