// Send opens a page's own tool in Firefox, which listens to Ctrl+Enter.

import { KEYS } from '../fixtures/firefox/reader';
import { expect, test } from '../fixtures/firefox/test';

/** A page whose tool listens to keypress in the page's own world, as Orphus does, and records what it is told. */
const PAGE = `<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>
  <p>Found a mistake? Select it and press <b>Ctrl</b> + <b>Enter</b>.</p><p id="heard"></p><script>
  document.onkeypress = function (e) {
    var we = window.event || e;
    if (we.keyCode == 10 || (we.keyCode == 13 && we.ctrlKey))
      document.querySelector('#heard').textContent += [getSelection(), we.type, we.keyCode, we.which, we.ctrlKey].join() + ';';
  };</script>`;

test('Send presses the key of the page’s own tool, with the passage highlighted and the text copied', async ({
  site,
  firefox,
}) => {
  await firefox.open(site.page('/story', PAGE));
  await firefox.highlight('#lead', 'jumpd');
  await firefox.press(KEYS.Control, KEYS.Enter);
  const popup = await firefox.popup();
  await expect.poll(() => popup.text()).toContain('Opens this site’s own form');
  await firefox.fill('Correction', 'jumped');
  await firefox.inPage('getSelection().removeAllRanges()');
  await expect.poll(() => popup.takesSendKey()).toBe(true);
  await firefox.press(KEYS.Control, KEYS.Enter);
  const heard = () => firefox.inPage("return document.querySelector('#heard').textContent");
  await expect.poll(heard).toBe('jumpd,keypress,13,13,true;');
  await expect.poll(() => firefox.isPopupOpen()).toBe(false);
  const copied = await firefox.inBrowser(
    `const [resolve] = arguments; navigator.clipboard.readText().then(resolve, () => resolve(null));`,
  );
  expect(copied).toBe('“jumpd” → “jumped”');
});
