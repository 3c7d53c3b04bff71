// Requests of the extension go only to the intended host, also after redirects.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { correctionBox, goesTo, openOn, openRecipients, pressSend } from '../fixtures/popup-steps';
import { type Site, startSite } from '../fixtures/site';
import { test as base, expect } from '../fixtures/test';
import { stopWorker } from '../fixtures/worker';

/** `lan` is a server that stands for one on the reader's local network, which the site must not be able to reach. */
const test = base.extend<{ lan: Site }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  lan: async ({}, use) => {
    const lan = await startSite();
    await use(lan);
    await lan.stop();
  },
});

const LEAD = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const INBOX = '<link rel="http://www.w3.org/ns/ldp#inbox" href="/inbox">';

/** Makes the site redirect requests for `path`. */
function redirect(site: Site, path: string, to: string): void {
  site.answer(path, (_, response) => response.writeHead(302, { Location: to }).end());
}

/** Serves the story to navigations and redirects every other request. */
function redirectOthers(site: Site, path: string, to: string): void {
  site.answer(path, (request, response) => {
    if (request.headers['sec-fetch-mode'] === 'navigate')
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end(`<!doctype html><html><body>${LEAD}</body></html>`);
    else response.writeHead(302, { Location: to }).end();
  });
}

const allowRules = ({ worker }: Reader) =>
  worker.evaluate(async () =>
    (await chrome.declarativeNetRequest.getSessionRules()).filter(({ action }) => action.type === 'allow'),
  );

test('redirects of the requests that opening the form causes are followed on the same host only', async ({
  site,
  lan,
  reader,
  page,
}) => {
  redirectOthers(site, '/story', `${lan.origin}/apply.cgi?reboot=1`);
  redirect(site, '/.well-known/trust.txt', `${lan.origin}/trust.txt`);
  redirect(site, '/', '/en/');
  site.answer('/en/', (_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(`<html><head>${INBOX}</head></html>`),
  );
  await page.goto(`${site.origin}/story`);
  const popup = await openOn(reader, page, 'jumpd');
  await goesTo(popup, `Goes to ${new URL(site.origin).host}`);
  await expect
    .poll(() => site.requests)
    .toEqual(expect.arrayContaining(['HEAD /story', 'GET /.well-known/trust.txt', 'GET /', 'GET /en/']));
  expect(lan.requests).toEqual([]);
  expect(await allowRules(reader)).toEqual([]);
});

test('redirects of a contact page are followed on the same host only', async ({
  site,
  lan,
  reader,
  page,
}) => {
  redirect(site, '/imprint', `${lan.origin}/imprint`);
  redirect(site, '/contact', '/contact/');
  site.page('/contact/', '<a href="mailto:desk@paper.example">Newsroom</a>');
  await page.goto(site.page('/fox', `${LEAD}<a href="/imprint">Imprint</a> <a href="/contact">Contact</a>`));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(popup.getByRole('radio', { name: 'desk@paper.example' })).toBeAttached();
  expect(site.requests).toContain('GET /imprint');
  expect(lan.requests).toEqual([]);
  await openRecipients(popup);
  await popup.getByRole('button', { name: 'Look on its Imprint page' }).click();
  await expect(popup.getByText('There is no address on that page')).toBeVisible();
  expect(lan.requests).toEqual([]);
});

test('redirects of a story that the popup checks are followed on the same host only', async ({
  site,
  lan,
  reader,
  page,
}) => {
  site.answer('/inbox', (_, response) => response.writeHead(202).end());
  site.head = INBOX;
  await page.goto(site.page('/fox', LEAD));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();

  redirect(site, '/fox', `${lan.origin}/fox`);
  await check(popup);
  await expect(popup.getByText('cannot tell (1)')).toBeVisible();
  expect(lan.requests).toEqual([]);

  redirect(site, '/fox', '/fox/');
  site.page('/fox/', LEAD.replace('jumpd', 'jumped'));
  await check(popup);
  await expect(popup.getByText('corrected as you suggested (1)')).toBeVisible();
});

const check = (popup: Page) => popup.getByRole('button', { name: 'Check my corrections' }).click();

test('rules of requests that ended with their worker are removed by the next request', async ({
  site,
  lan,
  reader,
  page,
}) => {
  site.answer('/.well-known/trust.txt', () => undefined); // never answered
  await page.goto(site.page('/fox', LEAD));
  await openOn(reader, page, 'jumpd');
  await expect.poll(() => site.requests).toContain('GET /.well-known/trust.txt');
  const own = await reader.context.newPage();
  await own.goto(`chrome-extension://${reader.extensionId}/options.html`); // can read the rules after the worker is gone
  const ids = () =>
    own.evaluate(async () =>
      (await chrome.declarativeNetRequest.getSessionRules())
        .filter(({ action }) => action.type === 'allow')
        .map(({ id }) => id),
    );
  const [dead, ...more] = await ids();
  expect(dead).toBeDefined();
  expect(more).toEqual([]);
  await stopWorker(reader);
  expect(await ids()).toEqual([dead]);

  await own.evaluate(async (address) => {
    await chrome.storage.local.set({ relays: [{ site: '', inbox: address }] });
  }, `${lan.origin}/inbox`);
  await own.reload();
  await own.getByText('Advanced', { exact: true }).click();
  await own.getByRole('button', { name: 'Test' }).click();
  await expect.poll(() => lan.requests).toContain('OPTIONS /inbox');
  await expect.poll(ids).toEqual([]);
});

test('requests of pages are not affected', async ({ site, lan, reader, page }) => {
  lan.answer('/open', (_, response) =>
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end('open'),
  );
  await page.goto(site.page('/fox', LEAD));
  await openOn(reader, page, 'jumpd'); // the rules exist from now on
  await expect.poll(() => site.requests).toContain('GET /');
  expect(await page.evaluate(async (address) => (await fetch(address)).text(), `${lan.origin}/open`)).toBe(
    'open',
  );
});

test('the rules add no warning to the installation', async ({ reader }) => {
  const warnings = await reader.worker.evaluate(async () => {
    const manifest = chrome.runtime.getManifest();
    const { permissions = [] } = manifest;
    const without = permissions.filter((one) => !one.startsWith('declarativeNetRequest'));
    return Promise.all(
      [permissions, without].map((some) =>
        chrome.management.getPermissionWarningsByManifest(JSON.stringify({ ...manifest, permissions: some })),
      ),
    );
  });
  expect(warnings[0]).toHaveLength(1); // the one about the sites
  expect(warnings[0]).toEqual(warnings[1]);
});
