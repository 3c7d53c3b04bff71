// Words in a frame of another site in Firefox: the reader reaches the frame by keyboard, and uses the shortcut or the toolbar button.

import { KEYS } from '../fixtures/firefox/reader';
import { expect, test } from '../fixtures/firefox/test';

/** A page that highlights a word when the reader presses H, because a test's script cannot reach into a frame of another site. */
const INNER = `<!doctype html><title>Inner story</title><p id="text" tabindex="0">The brown fox jumpd.</p><script>
  addEventListener('keydown', ({ key }) => {
    if (key !== 'h') return;
    const { firstChild } = document.querySelector('#text');
    getSelection().setBaseAndExtent(firstChild, 14, firstChild, 19);
  });</script>`;

test('the shortcut and the toolbar button work in a frame of another site that the reader tabs into', async ({
  site,
  firefox,
}) => {
  site.page('/inner', INNER);
  await firefox.open(
    site.page(
      '/page',
      `<p>Outer.</p><iframe src="${site.otherOrigin}/inner" width="400" height="200"></iframe>`,
    ),
  );
  const isInFrame = async () => {
    await firefox.press(KEYS.Tab);
    return (await firefox.inPage('return document.activeElement.tagName')) === 'IFRAME';
  };
  await expect.poll(isInFrame).toBe(true);
  await expect(async () => {
    await firefox.press('h');
    await firefox.press(KEYS.Control, KEYS.Enter);
    await expect.poll(() => firefox.isPopupOpen(), { timeout: 2_000 }).toBe(true);
  }).toPass();
  let popup = await firefox.popup();
  await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
  await expect.poll(() => popup.text()).toContain(`From a frame of ${new URL(site.otherOrigin).host}`);
  await firefox.closePopup();

  await firefox.press(KEYS.Alt, KEYS.Shift, 'C');
  popup = await firefox.popup();
  await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
});
