// The recipient of a correction: each source on a site, all sources together, and the reader's choice.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { findings } from '../fixtures/findings';
import {
  cardsSaying,
  correctionBox,
  fromMenu,
  goesTo,
  openOn,
  openRecipients,
  pressOpenEmail,
  pressSend,
} from '../fixtures/popup-steps';
import type { Site } from '../fixtures/site';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';

const text = (words: string, type = 'text/plain') => ({
  'Content-Type': `${type}; charset=utf-8`,
  'Content-Length': Buffer.byteLength(words),
});

function serveTrustTxt(site: Site, path: string, file: string): void {
  site.answer(path, (_, response) => response.writeHead(200, text(file)).end(file));
}

async function openStory(reader: Reader, page: Page, address: string): Promise<Page> {
  await page.goto(address);
  return openOn(reader, page, 'jumpd');
}

test.describe('the recipient comes from', () => {
  test('trust.txt of the site', async ({ site, reader, page }) => {
    site.page('/story', STORY);
    serveTrustTxt(site, '/.well-known/trust.txt', '\uFEFF# us\r\nCONTACT = mailto:corrections@news.test\r\n');
    const popup = await openStory(reader, page, `${site.as('news.test')}/story`);
    await goesTo(popup, 'Opens a draft to corrections@news.test');
    await goesTo(popup, 'from the trust.txt of news.test');
    expect(site.requests).not.toContain('GET /trust.txt'); // the first address had the file
    expect(site.requests.join()).not.toMatch(/security\.txt|ads\.txt/);
  });

  test('structured data of the page', async ({ site, reader, page }) => {
    const publisher = {
      '@type': 'NewsMediaOrganization',
      contactPoint: [
        { '@type': 'ContactPoint', contactType: 'customer support', email: 'help@news.test' },
        { '@type': 'ContactPoint', contactType: 'Corrections', email: 'mailto:desk@news.test' },
      ],
    };
    const data = JSON.stringify({ '@context': 'https://schema.org', '@type': 'NewsArticle', publisher });
    site.page('/story', `${STORY}<script type="application/ld+json">${data}</script>`);
    const popup = await openStory(reader, page, `${site.as('news.test')}/story`);
    await goesTo(popup, 'Opens a draft to desk@news.test');
    await goesTo(popup, 'from the data of this page');
  });

  test('a link to its editors or to another address, but not from a link to the author, whom the reader can choose', async ({
    site,
    reader,
    page,
  }) => {
    site.page('/story', `${STORY}<a href="mailto:editors@news.test?subject=Hello">Write to us</a>`);
    site.page('/other', `${STORY}<a href="mailto:news@news.test">News</a><a href="mailto:?body=x">Share</a>`);
    site.page('/signed', `${STORY}<a href="mailto:jane@news.test" rel="author">Jane</a>`);
    let popup = await openStory(reader, page, `${site.as('news.test')}/story`);
    await goesTo(popup, 'Opens a draft to editors@news.test');
    await popup.close();
    await expect.poll(() => reader.isPopupOpen()).toBe(false);

    popup = await openStory(reader, page, `${site.as('news.test')}/other`);
    await goesTo(popup, 'Opens a draft to news@news.test');
    await popup.close();
    await expect.poll(() => reader.isPopupOpen()).toBe(false);

    popup = await openStory(reader, page, `${site.as('news.test')}/signed`);
    await goesTo(popup, 'Waits in your list');
    await (await openRecipients(popup)).getByRole('radio').first().check();
    await goesTo(popup, 'Opens a draft to jane@news.test');
  });

  test('a header of the page, or its home page if the page has none', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    site.head = '';
    const home = `<link rel="http://www.w3.org/ns/ldp#inbox" href="${newsroom.inbox}">`;
    site.page('/', `<!doctype html><title>Home</title>${home}`);
    const link = `<${newsroom.inbox}>; rel="http://www.w3.org/ns/ldp#inbox"`;
    const document = `<!doctype html><title>Story</title>${STORY}`;
    site.answer('/story', (_, response) =>
      response.writeHead(200, { ...text(document, 'text/html'), Link: link }).end(document),
    );
    let popup = await openStory(reader, page, `${site.origin}/story`);
    await goesTo(popup, 'declared by this page');
    await popup.close();
    await expect.poll(() => reader.isPopupOpen()).toBe(false);

    site.page('/plain', STORY);
    popup = await openStory(reader, page, `${site.origin}/plain`);
    await goesTo(popup, 'declared by the home page of 127.0.0.1');
    await correctionBox(popup).fill('jumped');
    await pressSend(popup);
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).toContain('“jumpd” → “jumped”');
  });

  test('its contact pages; if they have nothing, the letter can be copied for one of them', async ({
    site,
    reader,
    page,
  }) => {
    site.page(
      '/story',
      `${STORY}<footer><a href="/contact">Contact us</a> <a href="/imprint">Imprint</a></footer>`,
    );
    site.page('/contact', '<p>Call us.</p>');
    let popup = await openStory(reader, page, `${site.as('news.test')}/story`);
    await expect(popup.getByText('There is no address on that page.')).toBeVisible();
    await expect(popup.getByRole('link', { name: 'Open that page' })).toHaveAttribute('href', /\/contact$/);
    await correctionBox(popup).fill('jumped');
    await expect(popup.getByRole('button', { name: 'Copy the text' })).toBeVisible();
    await popup.close();
    await expect.poll(() => reader.isPopupOpen()).toBe(false);

    site.page('/imprint', '<p>Write to <a href="mailto:newsroom@paper.test">the newsroom</a></p>');
    popup = await openStory(reader, page, `${site.as('paper.test')}/story`);
    await goesTo(popup, 'Opens a draft to newsroom@paper.test');
    await goesTo(popup, 'from a contact page of paper.test');
  });
});

test('an inbox that the page declares has priority over all other sources, which are not requested', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  void newsroom;
  serveTrustTxt(site, '/.well-known/trust.txt', 'contact=mailto:corrections@news.test\n');
  site.page('/story', `${STORY}<a href="mailto:editors@news.test">Editors</a>`);
  const popup = await openStory(reader, page, `${site.origin}/story`);
  await goesTo(popup, 'declared by this page');
  await expect((await openRecipients(popup)).getByRole('radio')).toHaveCount(1);
  expect(site.requests).not.toContain('GET /.well-known/trust.txt');
});

test('the reader’s choice is remembered for the site, and can be removed in the options', async ({
  site,
  reader,
  page,
}) => {
  serveTrustTxt(site, '/.well-known/trust.txt', 'contact=mailto:corrections@news.test\n');
  site.page('/story', `${STORY}<a href="mailto:jane@news.test" rel="author">Jane</a>`);
  site.page('/other', STORY);
  const address = site.as('news.test');
  let popup = await openStory(reader, page, `${address}/story`);
  await goesTo(popup, 'Opens a draft to corrections@news.test');
  const choice = await openRecipients(popup);
  await expect(choice.locator('.check')).toHaveText([
    `corrections@news.test from the trust.txt of ${new URL(address).host} · in your mail, for you to send. Any answer comes by e-mail, not here.`,
    'jane@news.test from a link on this page · the author’s own address',
  ]);
  await choice.getByRole('radio').last().check();
  await correctionBox(popup).fill('jumped');
  await openRecipients(popup);
  await popup.getByRole('button', { name: 'Collect for one e-mail' }).click();
  await expect(cardsSaying(popup, 'For you to send')).toContainText('jane@news.test');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openStory(reader, page, `${address}/other`);
  await goesTo(popup, 'Opens a draft to jane@news.test');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  await options.getByRole('listitem').filter({ hasText: 'jane@news.test' }).getByRole('button').click();
  await expect(options.getByText('jane@news.test')).toHaveCount(0);
  await options.close();
  site.page('/third', STORY);
  popup = await openStory(reader, page, `${address}/third`);
  await goesTo(popup, 'Opens a draft to corrections@news.test');
});

test('if the site’s server never responds, the form is usable immediately, and the correction is held until a recipient is found', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.head = '';
  for (const path of ['/', '/.well-known/trust.txt', '/trust.txt']) site.answer(path, () => undefined);
  site.page('/story', STORY);
  await page.goto(`${site.origin}/story`);
  site.answer('/story', () => undefined); // from now on, the page does not respond either
  let popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(cardsSaying(popup, 'Needs a recipient')).toBeVisible();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  // The site now declares an inbox, and the reader opens the popup again.
  site.page(
    '/',
    `<!doctype html><title>Home</title><link rel="http://www.w3.org/ns/ldp#inbox" href="${newsroom.inbox}">`,
  );
  for (const path of ['/', '/story'])
    site.answer(path, (_, response) => {
      const html = `<!doctype html><link rel="http://www.w3.org/ns/ldp#inbox" href="${newsroom.inbox}">${STORY}`;
      response.writeHead(200, text(html, 'text/html')).end(html);
    });
  await reader.worker.evaluate(() => chrome.action.openPopup());
  popup = await reader.popup();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('takes corrections now')).toBeVisible();
  expect(newsroom.mail.letters).toHaveLength(0); // not sent automatically
  await popup.getByRole('button', { name: /^Send to/ }).click();
  await newsroom.mail.waitForLetters(1);
});

test('if the reader switches off asking sites, only the page itself is requested', async ({
  site,
  reader,
  page,
}) => {
  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  await options.getByRole('checkbox', { name: 'Ask sites who takes their corrections' }).uncheck();
  await expect(options.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await options.close();
  serveTrustTxt(site, '/.well-known/trust.txt', 'contact=mailto:corrections@news.test\n');
  site.page('/story', `${STORY}<a href="mailto:editors@news.test">Editors</a>`);
  const popup = await openStory(reader, page, `${site.as('news.test')}/story`);
  await goesTo(popup, 'Opens a draft to editors@news.test');
  expect(site.requests.filter((request) => !/favicon/.test(request))).toEqual(['GET /story']);
});

test('recipients that a hostile page declares are shown with a warning or ignored', async ({
  site,
  reader,
  page,
}) => {
  const inboxes = [
    'javascript:alert(1)',
    'http://127.0.0.1:9/inbox', // this computer, declared by a page on the web
    'https://192.168.0.1/inbox',
    'https://user:secret@collector.test/inbox',
    'ftp://collector.test/inbox',
  ];
  const links = inboxes.map((href) => `<link rel="http://www.w3.org/ns/ldp#inbox" href="${href}">`).join('');
  const thing = { '@type': 'Organization', email: 'press@collector.test\r\nBcc: all@victims.test' };
  const data = JSON.stringify({ '@graph': Array.from({ length: 60_000 }, () => thing) });
  const anchors = '<a href="mailto:a@b.test,c@d.test?bcc=e@f.test">x</a>'.repeat(10_000);
  site.head = links;
  site.page(
    '/story',
    `${STORY}<a href="mailto:corrections@collector.test">Corrections</a>${anchors}<script type="application/ld+json">${data}</script>`,
  );
  const popup = await openStory(reader, page, `${site.as('news.test')}/story`);
  await goesTo(popup, 'Waits in your list');
  await expect((await openRecipients(popup)).locator('.check')).toHaveText([
    'corrections@collector.test from a link on this page · of another site: collector.test',
    'a@b.test from a link on this page · of another site: b.test',
    'c@d.test from a link on this page · of another site: d.test',
  ]);
});

/** Makes the popup record the addresses that it opens, because there is no mail app. Returns a function that reads the record. */
async function recordOpened(popup: Page): Promise<() => Promise<string[]>> {
  await popup.evaluate(() => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened, open: (address: string) => opened.push(address) });
  });
  return () => popup.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

test('several corrections for one mailbox can be sent as one letter', async ({ site, reader, page }) => {
  site.page('/story', `${STORY}<a href="mailto:editors@news.test">Editors</a>`);
  const address = `${site.as('news.test')}/story`;
  for (const [wrong, right] of [
    ['jumpd', 'jumped'],
    ['lazy', 'idle'],
  ] as const) {
    await page.goto(address);
    const popup = await openOn(reader, page, wrong);
    await goesTo(popup, 'Opens a draft to editors@news.test');
    await correctionBox(popup).fill(right);
    await openRecipients(popup);
    await popup.getByRole('button', { name: 'Collect for one e-mail' }).click();
    await expect(cardsSaying(popup, 'For you to send').first()).toBeVisible();
    await popup.close();
    await expect.poll(() => reader.isPopupOpen()).toBe(false);
  }
  await reader.worker.evaluate(() => chrome.action.openPopup());
  const popup = await reader.popup();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('2 corrections wait for editors@news.test.')).toBeVisible();
  const opened = await recordOpened(popup);
  await popup.getByRole('button', { name: 'Open as one e-mail' }).click();
  await popup.getByRole('button', { name: 'My mail app' }).click(); // the question comes only once
  await expect(cardsSaying(popup, 'Opened in your mail')).toHaveCount(2);
  const [draft = '', ...others] = await opened();
  expect(others).toEqual([]);
  expect(new URL(draft).pathname).toBe('editors@news.test');
  expect(new URL(draft).searchParams.get('body')).toMatch(/“jumpd” → “jumped”[\s\S]*“lazy” → “idle”/);

  // The reader did not send it after all.
  await fromMenu(cardsSaying(popup, 'Opened in your mail').first(), 'I did not send it');
  await expect(cardsSaying(popup, 'For you to send')).toHaveCount(1);
});

test('a correction without a recipient can be sent as the reader’s own letter', async ({
  site,
  reader,
  page,
}) => {
  site.page('/story', STORY);
  const popup = await openStory(reader, page, `${site.as('news.test')}/story`);
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(cardsSaying(popup, 'Needs a recipient')).toBeVisible();
  const opened = await recordOpened(popup);
  await fromMenu(cardsSaying(popup, 'Needs a recipient'), 'Send it by e-mail myself');
  await popup.getByRole('button', { name: 'My mail app' }).click();
  await expect(cardsSaying(popup, 'Opened in your mail')).toBeVisible();
  const [draft = ''] = await opened();
  expect(draft).toMatch(/^mailto:\?subject=/);
});

test('the choice of a recipient has no problems that axe detects: no recipient, several, the choice of a mail app, and a held correction', async ({
  site,
  reader,
  page,
}) => {
  site.page('/none', `${STORY}<a href="/contact">Contact us</a>`);
  site.page('/contact', '<form></form>');
  site.page(
    '/many',
    `${STORY}<a href="mailto:editors@news.test">Editors</a><a href="mailto:jane@news.test" rel="author">Jane</a>`,
  );
  let popup = await openStory(reader, page, `${site.as('news.test')}/none`);
  await expect(popup.getByText('There is no address on that page.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(cardsSaying(popup, 'Needs a recipient')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openStory(reader, page, `${site.as('news.test')}/many`);
  await goesTo(popup, 'Opens a draft to editors@news.test');
  await correctionBox(popup).fill('jumped');
  await pressOpenEmail(popup);
  await expect(popup.getByRole('group', { name: 'Where do you write mail?' })).toBeVisible();
  expect(await findings(popup)).toEqual([]);
});
