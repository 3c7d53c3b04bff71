// What servers learn about a reader's Firefox: never which installation it is, unless the form said so before.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { EXTENSION_ID, EXTENSION_ORIGIN, type FirefoxReader, KEYS } from '../fixtures/firefox/reader';
import { withholdSites } from '../fixtures/firefox/sites';
import { expect, test } from '../fixtures/firefox/test';
import { type Site, startSite } from '../fixtures/site';

const LEAD = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const INBOX = '<link rel="http://www.w3.org/ns/ldp#inbox" href="/inbox">';
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Content-Type, If-None-Match',
  'Access-Control-Expose-Headers': 'Location',
};

interface SeenRequest {
  readonly request: string;
  readonly isNavigation: boolean;
  /** Whether a header identifies the installation. */
  readonly identifiesInstallation: boolean;
}

/** Makes the site respond to these paths with `answers`. Returns the list of requests to them, which grows. */
function watch(site: Site, answers: Record<string, (response: ServerResponse) => void>): SeenRequest[] {
  const seen: SeenRequest[] = [];
  for (const [path, answer] of Object.entries(answers)) {
    site.answer(path, (request: IncomingMessage, response) => {
      const { method, headers } = request;
      seen.push({
        request: `${method} ${path}`,
        isNavigation: headers['sec-fetch-mode'] === 'navigate',
        identifiesInstallation: JSON.stringify(headers).includes(new URL(EXTENSION_ORIGIN).host),
      });
      request.resume().on('end', () => answer(response));
    });
  }
  return seen;
}

const html = (head: string) => (response: ServerResponse) => {
  response.writeHead(200, { 'Content-Type': 'text/html', ...CORS });
  response.end(
    `<!doctype html><html lang="en"><head><title>Fox</title>${head}</head><body>${LEAD}</body></html>`,
  );
};
const RELAY: Record<string, (response: ServerResponse) => void> = {
  '/inbox': (response) => void response.writeHead(201, { Location: '/corrections/1', ...CORS }).end(),
  '/corrections/1': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/ld+json', ...CORS });
    response.end('{"schema:creativeWorkStatus":"received"}');
  },
};

async function openForm(firefox: FirefoxReader, address: string, ...keys: readonly string[]) {
  await firefox.open(address);
  await firefox.highlight('#lead', 'jumpd');
  await firefox.press(...keys);
  const popup = await firefox.popup();
  await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
  return popup;
}

async function write(firefox: FirefoxReader): Promise<void> {
  const popup = await firefox.popup();
  await popup.focus('Correction');
  await firefox.press('x');
  await expect.poll(() => popup.valueOf('Correction')).toBe('x');
}

async function send(firefox: FirefoxReader): Promise<void> {
  const popup = await firefox.popup();
  await expect.poll(() => popup.takesSendKey()).toBe(true);
  await firefox.press(KEYS.Control, KEYS.Enter);
}

test('no request to the site, to the inbox or for the status identifies the installation', async ({
  site,
  firefox,
}) => {
  const seen = watch(site, { '/story': html(''), '/': html(INBOX), ...RELAY });
  let popup = await openForm(firefox, `${site.origin}/story`, KEYS.Control, KEYS.Enter);
  await expect.poll(() => popup.text()).toContain(`Goes to ${new URL(site.origin).host}`);
  expect(await popup.text()).not.toContain('identifier of this installation');
  await write(firefox);
  await popup.openRecipients();
  await expect.poll(() => popup.text()).toContain('Has anyone reported this?');
  await popup.focus('Has anyone reported this?');
  await firefox.press(KEYS.Enter);
  await expect.poll(() => popup.text()).toContain('This newsroom does not tell.');
  expect(site.requests.some((request) => request.startsWith('GET /inbox/same?prefix='))).toBe(true);
  await popup.focus('Correction'); // the button that had the focus is gone
  await send(firefox);
  await expect.poll(() => popup.text()).toContain('Received by the newsroom');
  await firefox.closePopup();
  await firefox.press(KEYS.Alt, KEYS.Shift, 'C'); // opening the popup starts a status check
  popup = await firefox.popup();
  await expect
    .poll(() => seen.map(({ request }) => request))
    .toEqual(expect.arrayContaining(['HEAD /story', 'GET /', 'POST /inbox', 'GET /corrections/1']));
  expect(seen.filter(({ identifiesInstallation }) => identifiesInstallation)).toEqual([]);
});

test('redirects of requests to the site are followed on the same host only', async ({ site, firefox }) => {
  const lan = await startSite();
  const redirect = (to: string) => (response: ServerResponse) =>
    void response.writeHead(302, { Location: to }).end();
  watch(site, {
    '/story': html(''),
    '/.well-known/trust.txt': redirect(`${lan.origin}/trust.txt`),
    '/': redirect('/en/'),
    '/en/': html(INBOX),
  });
  const popup = await openForm(firefox, `${site.origin}/story`, KEYS.Control, KEYS.Enter);
  await expect.poll(() => popup.text()).toContain(`Goes to ${new URL(site.origin).host}`);
  await expect.poll(() => site.requests).toContain('GET /.well-known/trust.txt');
  await write(firefox);
  await send(firefox);
  await expect.poll(() => site.requests).toContain('POST /inbox');
  expect(lan.requests).toEqual([]);
  await lan.stop();
});

test.describe('when Firefox withholds the sites', () => {
  test.use({ preferences: { 'extensions.webextOptionalPermissionPrompts': false } });

  test('they get no request, and the form says what sending reveals before the reader sends', async ({
    site,
    firefox,
  }) => {
    const seen = watch(site, { '/story': html(INBOX), '/': html(''), ...RELAY });
    await withholdSites(firefox);
    const popup = await openForm(firefox, `${site.origin}/story`, KEYS.Alt, KEYS.Shift, 'C');
    await expect
      .poll(() => popup.text())
      .toContain('that server also learns an identifier of this installation');
    await write(firefox);
    await popup.openRecipients();
    await expect.poll(() => popup.text()).toContain('Preview');
    expect(await popup.text()).not.toContain('Has anyone reported this?'); // the request would reveal it too
    await send(firefox);
    await expect.poll(() => popup.text()).toContain('Received by the newsroom');
    await firefox.closePopup();
    await firefox.press(KEYS.Alt, KEYS.Shift, 'C');
    await firefox.popup();
    await expect.poll(() => recordedStatusChecks(firefox)).toBe(1); // the status check was due, and was skipped
    const identifying = seen
      .filter(({ identifiesInstallation }) => identifiesInstallation)
      .map(({ request }) => request);
    expect(Array.from(new Set(identifying)).sort()).toEqual(['OPTIONS /inbox', 'POST /inbox']);
    expect(seen.filter(({ request, isNavigation }) => !isNavigation && !request.endsWith('/inbox'))).toEqual(
      [],
    );
  });

  test('the site gets no request if its page declares no inbox', async ({ site, firefox }) => {
    const seen = watch(site, { '/story': html(''), '/': html(INBOX), ...RELAY });
    await withholdSites(firefox);
    const popup = await openForm(firefox, `${site.origin}/story`, KEYS.Alt, KEYS.Shift, 'C');
    await write(firefox);
    await send(firefox);
    await expect.poll(() => popup.text()).toContain('Needs a recipient');
    expect(seen.filter(({ isNavigation }) => !isNavigation)).toEqual([]);
  });

  test('the reader can allow the one host in the form, and then sending reveals nothing', async ({
    site,
    firefox,
  }) => {
    const seen = watch(site, { '/story': html(INBOX), ...RELAY });
    await withholdSites(firefox);
    const popup = await openForm(firefox, `${site.origin}/story`, KEYS.Alt, KEYS.Shift, 'C');
    const { host } = new URL(site.origin);
    await expect.poll(() => popup.text()).toContain(`Allow ${host}`);
    await popup.focus(`Allow ${host}`);
    await firefox.press(KEYS.Enter);
    await expect.poll(() => popup.text()).not.toContain('identifier of this installation');
    await write(firefox);
    await send(firefox);
    await expect.poll(() => popup.text()).toContain('Received by the newsroom');
    expect(seen.map(({ request }) => request)).toContain('POST /inbox');
    expect(seen.filter(({ identifiesInstallation }) => identifiesInstallation)).toEqual([]);
  });
});

test('the rules add no line to the prompt at the installation', async ({ firefox }) => {
  const lines = await firefox.inBrowser(
    `const [id, resolve] = arguments;
    const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs');
    const { permissions } = WebExtensionPolicy.getByID(id).extension.manifest;
    const linesOf = (some) => ExtensionData.formatPermissionStrings({ permissions: { permissions: some, origins: [] } }).msgs;
    resolve([permissions, ['declarativeNetRequestWithHostAccess'], ['declarativeNetRequest']].map((some) => linesOf(some).length));`,
    EXTENSION_ID,
  );
  expect(lines).toEqual([0, 0, 1]); // the last permission would add a line, so this test can detect one
});

/** Returns the number of status checks that the extension has recorded for this hour. */
function recordedStatusChecks(firefox: FirefoxReader): Promise<unknown> {
  return firefox.inBrowser(
    `const [resolve] = arguments;
    const { messageManager } = document.querySelector('.webextension-popup-browser');
    messageManager.addMessageListener('corrigenda:turns', function answer({ data }) {
      messageManager.removeMessageListener('corrigenda:turns', answer);
      resolve(data);
    });
    messageManager.loadFrameScript('data:,' + encodeURIComponent(
      "content.wrappedJSObject.browser.storage.local.get('inquiries').then(function (stored) {" +
      "sendAsyncMessage('corrigenda:turns', (stored.inquiries || []).length); })"), false);`,
  );
}
