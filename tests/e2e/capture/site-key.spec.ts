// A page's own tool for corrections, which listens to Ctrl+Enter: the form offers it, and Send opens it with the passage highlighted
// and the text copied.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { highlight } from '../fixtures/page-steps';
import { correctionBox, field, fromMenu, openOn, openRecipients } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';
import { listeningFrames } from '../fixtures/worker';

const STORY = '<h1>Fox clears dog</h1><p id="lead">It was late. The brown fox jumpd over the lazy dog.</p>';
const LINE = '<p>Found a mistake? Select it and press <b>Ctrl</b>+<b>Enter</b>.</p>';

/** What a page's tool was told: the highlighted words and the key. */
interface Heard {
  readonly words: string;
  readonly type: string;
  readonly code: number;
}

/** The part that the tools below have in common: they open a dialog with the highlighted words. */
const DIALOG = `<dialog id="own"><p id="words"></p><textarea id="comment"></textarea></dialog><script>
  const heard = [];
  function openOwn(type, code) {
    const words = String(getSelection());
    heard.push({ words, type, code });
    document.querySelector('#words').textContent = words;
    const dialog = document.querySelector('#own');
    if (!dialog.open) dialog.showModal();
    document.querySelector('#comment').focus();
  }</script>`;

/** Pages with the marks and the listeners of tools that are in use. */
const TOOLS: Readonly<Record<string, string>> = {
  Orphus: `<a href="http://orphus.ru" id="orphus" target="_blank"><img alt="Orphus"></a><script>
    document.onkeypress = function (e) {
      var pressed = 0, we = null;
      if (window.event) we = window.event;
      if (we) pressed = we.keyCode == 10 || (we.keyCode == 13 && we.ctrlKey);
      else if (e) pressed = (e.keyCode == 0 && e.charCode == 106 && e.ctrlKey) || (e.keyCode == 13 && e.ctrlKey);
      if (pressed) { openOwn(e.type, e.keyCode); return false; }
    };</script>`,
  'Orphus.js': `<div hidden><p id="orphusp"></p></div><script>
    window.orphus = { show: openOwn };
    document.addEventListener('keypress', function (e) {
      if (e.ctrlKey && (e.charCode == 13 || e.charCode == 10)) orphus.show(e.type, e.keyCode);
    });</script>`,
  'GoUrl Spelling Notifications': `<script src="/wp-content/plugins/gourl/js/gourlspelling.js"></script><script>
    document.onkeypress = function (event) {
      event = event || window.event;
      if ((event.which == 10 || event.which == 13) && event.ctrlKey) openOwn(event.type, event.which);
    };</script>`,
  'Mistape before 1.1': `<script>/* <![CDATA[ */ var mistapeArgs = {"ajaxurl":"/wp-admin/admin-ajax.php","nonce":"0"}; /* ]]> */</script><script>
    document.addEventListener('keyup', function (ev) {
      if (ev.keyCode === 13 && ev.ctrlKey && ev.target.nodeName.toLowerCase() !== 'textarea') openOwn(ev.type, ev.keyCode);
    });</script>`,
  'a script of its own, with a line of text': `${LINE}<script>
    addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !event.ctrlKey) return;
      event.preventDefault();
      openOwn(event.type, event.keyCode);
    });</script>`,
  'a script that remembers that Control is down': `<p>Нашли ошибку? Выделите её и нажмите Ctrl+Enter</p><script>
    let isDown = false;
    document.body.onkeydown = ({ which, type }) => {
      if (which === 17) isDown = true;
      if (which === 13 && isDown) openOwn(type, which);
    };
    document.body.onkeyup = ({ which }) => { if (which === 17) isDown = false; };</script>`,
};

const heardBy = (page: Page): Promise<readonly Heard[]> => page.evaluate('heard');
const openOwnForm = (popup: Page) => popup.getByRole('button', { name: 'Open the site’s form' });

async function copiedText(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Opens the form on the mistake in the story and corrects it. */
async function correct(reader: Reader, page: Page): Promise<Page> {
  const popup = await openOn(reader, page, 'jumpd');
  await expect(popup.locator('form')).toContainText('Opens this site’s own form');
  await correctionBox(popup).fill('jumped');
  return popup;
}

for (const [tool, html] of Object.entries(TOOLS)) {
  test(`Send opens ${tool}, with the passage highlighted and the text copied`, async ({
    site,
    reader,
    page,
  }) => {
    site.answer('/wp-content/plugins/gourl/js/gourlspelling.js', (_, response) => response.end());
    await page.goto(site.page('/story', STORY + DIALOG + html));
    const popup = await correct(reader, page);
    await (await field(popup, 'Comment')).fill('A letter is missing.');
    await openOwnForm(popup).click();
    await expect(page.locator('#words')).toHaveText('jumpd');
    await expect.poll(() => reader.isPopupOpen()).toBe(false);
    expect((await heardBy(page)).map(({ words }) => words)).toEqual(['jumpd']);
    expect(await copiedText(page)).toBe('“jumpd” → “jumped”\nA letter is missing.');
  });
}

/** A page with a tool that listens to `keyup`, as Mistape does, and says so in a line. */
const PAGE = `${STORY}${LINE}${DIALOG}<script>
  document.addEventListener('keyup', ({ type, key, keyCode, ctrlKey }) => {
    if (key === 'Enter' && ctrlKey) openOwn(type, keyCode);
  });</script>`;

test('if the highlight is gone, or is another one, the passage is highlighted again', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/story', PAGE));
  const popup = await correct(reader, page);
  await highlight(page, '#lead', 'lazy');
  await openOwnForm(popup).click();
  await expect(page.locator('#words')).toHaveText('jumpd');
  expect(await heardBy(page)).toEqual([{ words: 'jumpd', type: 'keyup', code: 13 }]);
});

test('the second of two duplicates is highlighted again if the second is the passage, across elements and white space', async ({
  site,
  reader,
  page,
}) => {
  const twins = `<p>The harbor is open.</p><p id="lead">He  said
    the har<b>bor
    was</b> closed.</p>`;
  await page.goto(site.page('/twins', twins + PAGE.replace(' id="lead"', '')));
  await page.evaluate(() => {
    const [first, bold] = [
      document.querySelector('#lead')?.firstChild,
      document.querySelector('#lead b')?.firstChild,
    ];
    if (first && bold) getSelection()?.setBaseAndExtent(first, 17, bold, 11);
  });
  const words = await page.evaluate(() => `${getSelection()}`);
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  const quoted = await correctionBox(popup).inputValue();
  await correctionBox(popup).fill('harbour was');
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await openOwnForm(popup).click();
  await expect(page.locator('#words')).toHaveText(quoted);
  expect((await heardBy(page))[0]?.words).toBe(words);
});

test('a page’s tool in a frame gets the key in its frame, and the page around it does not', async ({
  site,
  reader,
  page,
}) => {
  site.page('/inner', PAGE);
  const around = `<p>Outer.</p>${DIALOG}<script>for (const type of ['keydown', 'keypress', 'keyup'])
    addEventListener(type, ({ keyCode, isTrusted }) => isTrusted || heard.push({ type, keyCode }));</script>`;
  const frame = `<iframe name="inner" src="${site.otherOrigin}/inner" width="600" height="400"></iframe>`;
  await page.goto(site.page('/outer', around + frame));
  await expect.poll(() => page.frame({ name: 'inner' })?.url()).toContain('/inner');
  const inner = page.frame({ name: 'inner' });
  if (inner === null) throw new Error('There is no frame.');
  await inner.locator('#lead').click();
  // Before the listener is there, the key would open the tool.
  await expect.poll(() => listeningFrames(reader.worker, page)).toEqual({ '/outer': true, '/inner': true });
  await highlight(inner, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(popup.locator('form')).toContainText('Opens this site’s own form');
  await correctionBox(popup).fill('jumped');
  await openOwnForm(popup).click();
  await expect(inner.locator('#words')).toHaveText('jumpd');
  expect(await inner.evaluate('heard')).toEqual([{ words: 'jumpd', type: 'keyup', code: 13 }]);
  expect(await heardBy(page)).toEqual([]);
});

test('the rest of the press that sends the form does not reach the tool, and the reader’s next press does', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(site.page('/story', PAGE));
  const popup = await correct(reader, page);
  await expect(openOwnForm(popup)).toHaveAttribute('aria-keyshortcuts', 'Control+Enter');
  await popup.keyboard.down('Control');
  await popup.keyboard.down('Enter');
  await expect(page.locator('#words')).toHaveText('jumpd');
  await expect.poll(() => reader.isPopupOpen()).toBe(false);
  const session = await page.context().newCDPSession(page);
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, modifiers: 2 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', autoRepeat: true, ...enter });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  expect(await heardBy(page)).toHaveLength(1);
  await page.keyboard.press('Control+Enter'); // in the dialog's field, where our shortcut does not listen
  expect(await heardBy(page)).toHaveLength(2);
});

test('if the tab shows another page by then, the story opens at the passage, with the text copied', async ({
  site,
  reader,
  page,
}) => {
  const address = site.page('/story', PAGE);
  await page.goto(address);
  const popup = await correct(reader, page);
  await page.goto(site.page('/other', PAGE));
  const opened = page.context().waitForEvent('page');
  await openOwnForm(popup).click();
  const story = await opened;
  await story.waitForLoadState();
  expect(story.url()).toContain(address);
  expect(await heardBy(story)).toEqual([]);
  expect(await heardBy(page)).toEqual([]);
  expect(await copiedText(story)).toBe('“jumpd” → “jumped”');
});

test('the key gives the page no user activation', async ({ site, reader, page }) => {
  // The page highlights the words and reports itself: a test's script in it would count as the reader.
  const highlightsItself = `<script>
    const { firstChild } = document.querySelector('#lead');
    const at = firstChild.data.indexOf('jumpd');
    getSelection().setBaseAndExtent(firstChild, at, firstChild, at + 5);
    addEventListener('keyup', () => fetch('/active-' + navigator.userActivation.hasBeenActive));</script>`;
  await page.goto(site.page('/story', STORY + LINE + highlightsItself));
  await reader.worker.evaluate(() => chrome.action.openPopup());
  const popup = await reader.popup();
  await expect(popup.locator('form')).toContainText('Opens this site’s own form');
  await correctionBox(popup).fill('jumped');
  await openOwnForm(popup).click();
  await expect
    .poll(() => site.requests.find((request) => request.includes('active')))
    .toBe('GET /active-false');
});

test('with the shortcut off on the site, the reader’s own key reaches the tool, and it is the same key that Send presses', async ({
  site,
  reader,
  page,
}) => {
  const record = `<script>const keys = [];
    for (const type of ['keydown', 'keypress', 'keyup']) addEventListener(type, (event) => {
      const { key, code, keyCode, which, charCode, ctrlKey, shiftKey, altKey, metaKey, location, bubbles, cancelable, composed } = event;
      keys.push({ type, key, code, keyCode, which, charCode, ctrlKey, shiftKey, altKey, metaKey, location, bubbles, cancelable, composed,
        target: event.target.nodeName });
    }, true);</script>`;
  await page.goto(site.page('/story', STORY + LINE + record));
  const popup = await correct(reader, page);
  await page.evaluate('keys.length = 0');
  await openOwnForm(popup).click();
  await expect.poll(() => page.evaluate('keys.length')).toBe(5);
  // The test's keyboard makes no keypress while Control is down; a real one does.
  const pressed = await page.evaluate("keys.filter(({ type }) => type !== 'keypress')");
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  await page.evaluate(() => getSelection()?.removeAllRanges());
  await reader.worker.evaluate(() => chrome.action.openPopup());
  const empty = await reader.popup();
  await empty.getByRole('checkbox', { name: 'Listen for Ctrl+Enter' }).uncheck();
  const excluded = () =>
    reader.worker.evaluate(
      async () => (await chrome.scripting.getRegisteredContentScripts())[0]?.excludeMatches?.length,
    );
  await expect.poll(excluded).toBe(1);
  await empty.close();
  await page.reload();
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  expect(await page.evaluate('keys')).toEqual(pressed);
  expect(await reader.isPopupOpen()).toBe(false);
});

test('beside an inbox that the site’s home page declares, the page’s own tool is a choice that the reader can make', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.page('/', 'Home');
  site.head = '';
  await page.goto(site.page('/story', PAGE));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await expect(popup.locator('form')).toContainText('declared by the home page');
  await (await openRecipients(popup)).getByRole('radio').nth(1).check();
  await expect(popup.locator('form')).toContainText('Opens this site’s own form');
  await openOwnForm(popup).click();
  await expect(page.locator('#words')).toHaveText('jumpd');
  expect(await heardBy(page)).toHaveLength(1);
  await newsroom.stop();
  expect(await newsroom.countAccepted()).toBe(0);
});

/** An address of another site, which is only a choice: when the form has it, it has everything that the page names. */
const OTHER = '<p><a href="mailto:desk@other.test">desk</a></p>';

test('a page that only names the key, hides its line, or has it in a comment, offers no tool of its own', async ({
  site,
  reader,
  page,
}) => {
  const others = `<p>Write a comment, or press Ctrl+Enter to send it.</p>
    <ul><li>Ctrl+A: select the text</li><li>Ctrl+Enter: page break</li><li>F7: spelling errors</li></ul>
    <p hidden>Found a mistake? Select it and press Ctrl+Enter.</p>
    <script>// Found a mistake? Select the text and press Ctrl+Enter.</script>
    <pre>Found a mistake? Select it and press Ctrl+Enter.</pre>
    <div class="user-comments"><p>Found a mistake? Select it and press Ctrl+Enter.</p></div>
    <p>The tool <a href="http://orphus.ru">Orphus</a> is from Russia.</p>`;
  await page.goto(site.page('/story', STORY + OTHER + others));
  const popup = await openOn(reader, page, 'jumpd');
  await expect(popup.getByRole('radio', { name: 'desk@other.test' })).toBeAttached();
  await expect(popup.locator('form')).not.toContainText('own form');
});

const PROSE = `<p>${'The fox cleared the dog, and nobody saw it. '.repeat(5)}</p>`;
const REQUEST = 'Found a mistake? Select the text and press <kbd>Ctrl</kbd>+<code>Enter</code>.';

for (const [where, html] of Object.entries({
  'at the end of the article': `<article>${PROSE}${PROSE}<p>${REQUEST}</p><p>By Ada Writer</p></article>`,
  'in a box between its paragraphs': `<article>${PROSE}<div class="notice">${REQUEST}</div>${PROSE}${PROSE}</article>`,
  'in a paragraph with a class of its own before it': `<p class="typos">${REQUEST}</p>${PROSE}${PROSE}`,
  'in a footer': `${PROSE}<footer><p>${REQUEST}</p>${PROSE}${PROSE}</footer>`,
  'in a box with other elements': `${PROSE}<div><span>${REQUEST}</span> <a href="/legal">${PROSE}</a></div>`,
})) {
  test(`a line ${where} shows that the page has a tool of its own`, async ({ site, reader, page }) => {
    await page.goto(site.page('/story', STORY + html));
    const popup = await openOn(reader, page, 'jumpd');
    await expect(popup.locator('form')).toContainText('Opens this site’s own form');
    await expect(popup.locator('form')).toContainText('from a line of text on this page');
  });
}

const TELLS = 'Readers who find a mistake select the text and press Ctrl+Enter.';

test('a sentence of the story that tells of such a line shows no tool', async ({ site, reader, page }) => {
  const told = [
    `<article>${PROSE}<p>${TELLS}</p>${PROSE}${PROSE}</article>`,
    `<article><div class="text"><p>${TELLS}</p></div>${`<div class="text">${PROSE}</div>`.repeat(2)}</article>`,
    `<p>${'The paper is old. '.repeat(20)}<span>${TELLS}</span></p>`,
    `<blockquote><p>${TELLS}</p></blockquote>`,
    `<p>The site says: <q>${TELLS}</q></p>`,
    `<p>The site says: “${TELLS}”</p>`,
  ];
  for (const [index, html] of told.entries()) {
    await page.goto(site.page(`/story-${index}`, STORY + OTHER + html));
    const popup = await openOn(reader, page, 'jumpd');
    await expect(popup.getByRole('radio', { name: 'desk@other.test' }), html).toBeAttached();
    await expect(popup.locator('form'), html).not.toContainText('own form');
    await popup.close();
  }
});

test('an address for corrections is preferred to a tool that only a line shows', async ({
  site,
  reader,
  page,
}) => {
  const address = '<p>Corrections: <a href="mailto:corrections@news.test">corrections@news.test</a></p>';
  site.page('/story', STORY + address + LINE);
  await page.goto(`${site.as('news.test')}/story`);
  const popup = await openOn(reader, page, 'jumpd');
  await expect(popup.locator('form')).toContainText('Opens a draft to corrections@news.test');
});

test('the list says that it was opened, and opens it again on the story in the tab, or else the story', async ({
  site,
  reader,
  page,
}) => {
  const address = site.page('/story', PAGE);
  await page.goto(address);
  await openOwnForm(await correct(reader, page)).click();
  await expect(page.locator('#words')).toHaveText('jumpd');
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  await page.reload();
  const openAgain = async () => {
    await reader.worker.evaluate(() => chrome.action.openPopup());
    const popup = await reader.popup();
    await popup.getByRole('tab', { name: 'Corrections' }).click();
    await expect(popup.getByRole('listitem')).toContainText('Opened on the site');
    await fromMenu(popup.getByRole('listitem'), 'Open it again');
  };
  await openAgain();
  await expect(page.locator('#words')).toHaveText('jumpd');
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  await page.goto(site.page('/other', PAGE));
  const opened = page.context().waitForEvent('page');
  await openAgain();
  expect((await opened).url()).toContain(address);
  expect(await heardBy(page)).toEqual([]);
});
