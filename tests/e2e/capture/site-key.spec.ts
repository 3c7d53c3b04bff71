// A page's own tool for corrections, which listens to Ctrl+Enter: the form offers it, and Send opens it with the passage highlighted
// and the text copied.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { correctionBox, openOn } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

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
  await expect(popup.locator('form')).toContainText('this page’s own tool for corrections');
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
    await popup.getByRole('textbox', { name: 'Comment' }).fill('A letter is missing.');
    await openOwnForm(popup).click();
    await expect(page.locator('#words')).toHaveText('jumpd');
    await expect.poll(() => reader.isPopupOpen()).toBe(false);
    expect((await heardBy(page)).map(({ words }) => words)).toEqual(['jumpd']);
    expect(await copiedText(page)).toBe('“jumpd” → “jumped”\nA letter is missing.');
  });
}
