// Hostile pages, tested with the whole extension in the browser.

import { highlight } from '../fixtures/page-steps';
import { correctionBox, openOn, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';
import { listeningFrames } from '../fixtures/worker';

test.beforeEach(({ newsroom }) => void newsroom);

/** Properties of the document that an image with that name overrides, and properties of a form that a field overrides. */
const OF_DOCUMENT =
  'body head title baseURI URL documentElement activeElement designMode querySelector querySelectorAll getSelection createTreeWalker defaultView contentType'.split(
    ' ',
  );
const OF_FORM =
  'parentNode childNodes firstChild nextSibling previousSibling matches closest isContentEditable tagName localName shadowRoot getRootNode ownerDocument baseURI contains textContent'.split(
    ' ',
  );

const clobbered = (words: string) => `
  ${OF_DOCUMENT.map((name) => `<img name="${name}" alt="">`).join('')}
  <img name="activeElement" alt="">
  <form name="browser"><input name="runtime" id="id"></form><form name="chrome"><input name="runtime"></form>
  <form>${OF_FORM.map((name) => `<input name="${name}">`).join('')}${words}</form>
  <p>Behind.</p>`;

/** A script that replaces built-in functions of the language and the document. */
const TAMPER = `<script>
  for (const [of, name] of [[Array, 'map'], [Array, 'push'], [String, 'trim'], [JSON, 'stringify'], [Element, 'matches'], [Node, 'appendChild'], [Document, 'querySelectorAll'], [EventTarget, 'addEventListener']])
    (of.prototype ?? of)[name] = () => { throw new Error('tampered'); };
  globalThis.getSelection = () => null;
  Object.prototype.exact = 'polluted';
  Object.prototype.page = { address: 'https://evil.test/' };
  Object.defineProperty(globalThis, 'chrome', { get() { globalThis.asked = true; } });
  Object.defineProperty(globalThis, 'corrigendaListens', { get() { globalThis.asked = true; }, set() { globalThis.asked = true; } });
</script>`;

test('elements whose names override properties of the document, forms and the browser change nothing', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(site.page('/clobbered', clobbered('<p id="lead">The brown fox jumpd over the dog.</p>')));
  await page.evaluate(() => {
    const lead = Document.prototype.querySelector.call(document, '#lead');
    const text = lead?.firstChild;
    if (text) Document.prototype.getSelection.call(document)?.setBaseAndExtent(text, 14, text, 19);
  });
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(popup.getByText('The brown fox jumpd over the dog.')).toBeVisible();
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text?.split('\n')[0]).toBe('“jumpd” → “jumped”');
  expect(letter?.text).toContain(`${site.origin}/clobbered`);
  expect(errors).toEqual([]);
});

test('a script that replaces built-in functions changes nothing, and its getters are not called', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const address = site.page('/tampered', `${TAMPER}<p id="lead">The brown fox jumpd over the dog.</p>`);
  await page.goto(address);
  await page.evaluate(() => {
    // The page replaced the global getSelection.
    const text = document.querySelector('#lead')?.firstChild ?? document;
    document.getSelection()?.setBaseAndExtent(text, 14, text, 19);
  });
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue('jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text?.split('\n')[0]).toBe('“jumpd” → “jumped”');
  expect(letter?.text).toContain(address);
  expect(letter?.text).not.toContain('evil');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'asked'))).toBeUndefined();
});

test('metadata with names such as __proto__ is only data', async ({ site, newsroom, reader, page }) => {
  const metadata = `
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Fox","__proto__":{"headline":"evil"},"constructor":{"prototype":{"polluted":"evil"}},"author":{"__proto__":{"name":"evil"},"name":"Ada Writer"}}</script>
    <meta name="__proto__" content="evil"><meta property="constructor" content="evil"><meta name="toString" content="evil">`;
  await page.goto(site.page('/proto', `${metadata}<p id="lead">The brown fox jumpd over the dog.</p>`));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('Headline: Fox\n');
  expect(letter?.text).toContain('Ada Writer');
  expect(letter?.text).not.toContain('evil');
  expect(await reader.worker.evaluate(() => 'polluted' in {})).toBe(false);
});

test('a million highlighted characters among a hundred frames are shortened to a quote, and no frame gets a script', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.page('/advertisement', '<p>Buy this.</p>');
  const frames = `<iframe src="${site.otherOrigin}/advertisement" width="10" height="10"></iframe>`.repeat(
    100,
  );
  const story = '<p>The brown fox jumpd over the lazy dog, and nobody saw it at all.</p>'.repeat(15_500);
  await page.goto(site.page('/frames', `<main id="story">${story}</main>${frames}`));
  expect(page.frames()).toHaveLength(101);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.body));
  expect(await page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(1_000_000);
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(correctionBox(popup)).toHaveValue(/^The brown fox jumpd/);
  expect((await correctionBox(popup).inputValue()).length).toBeLessThanOrEqual(500);
  await correctionBox(popup).fill('The brown fox jumped.');
  await pressSend(popup);
  await newsroom.mail.waitForLetters(1);
  const listening = await listeningFrames(reader.worker, page);
  expect(listening).toEqual({ '/frames': true, '/advertisement': false });
});

test('neither a page’s script nor our own script on the page can ask the background for more than opening the form', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', '<p id="lead">The brown fox jumpd.</p>'));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  await popup.close();

  const fromPage = await page.evaluate(() => typeof Reflect.get(globalThis, 'chrome')?.runtime?.sendMessage);
  expect(fromPage).toBe('undefined');
  // Asks from the isolated world of our listener, as a page that escaped from its own world would.
  const answers = await reader.worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE },
      func: async () => {
        const messages = [
          { type: 'erase-all' },
          { type: 'wake' },
          { type: 'take-capture', windowId: 1, orActiveTab: true },
          { type: 'fetch-site-contacts', page: 'https://intranet.test/', pages: [], isKnown: false },
          { type: 'read-contacts', windowId: 1, page: 'https://news.test/' },
        ];
        const asked = messages.map((message) =>
          chrome.runtime.sendMessage(message).then(
            (answer: unknown) => answer ?? 'no answer',
            () => 'no answer',
          ),
        );
        return Promise.all(asked);
      },
    });
    return frame?.result;
  }, page.url());
  expect(answers).toEqual(Array(5).fill('no answer'));

  await page.evaluate(() => getSelection()?.removeAllRanges());
  await highlight(page, '#lead', 'brown');
  await page.keyboard.press('Control+Enter');
  const again = await reader.popup();
  await again.getByRole('tab', { name: 'Corrections' }).click();
  await expect(again.getByText('Received by the newsroom')).toBeVisible(); // nothing was erased
});

test('a page that escaped from its world cannot read stored data', async ({ site, reader, page }) => {
  const stored = { reader: { name: 'Ada Reader', email: 'ada@readers.test' } };
  await reader.worker.evaluate(
    (secret) => Promise.all([chrome.storage.local.set(secret), chrome.storage.session.set(secret)]),
    stored,
  );
  await page.goto(site.page('/fox', '<p id="lead">The brown fox jumpd.</p>'));
  const seen = await reader.worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? chrome.tabs.TAB_ID_NONE },
      func: async () => {
        const { local, session } = chrome.storage;
        const read = (found: Promise<unknown>) => found.then(JSON.stringify, () => 'refused');
        return [await read(local.get(null)), await read(session.get(null))];
      },
    });
    return frame?.result;
  }, page.url());
  expect(seen).toHaveLength(2);
  expect(seen?.join()).not.toMatch(/Ada|readers/);
  expect(await reader.worker.evaluate(() => chrome.storage.local.get('reader'))).toEqual(stored);
});
