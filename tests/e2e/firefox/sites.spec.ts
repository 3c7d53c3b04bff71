// What a reader can allow and refuse in Firefox: access to sites, and the transmission of their name.

import { type FirefoxReader, KEYS } from '../fixtures/firefox/reader';
import { withholdSites } from '../fixtures/firefox/sites';
import { expect, test } from '../fixtures/firefox/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';

test.describe('if the reader allows every request', () => {
  test.use({ preferences: { 'extensions.webextOptionalPermissionPrompts': false } });

  test('with all sites withheld, a correction can be sent from the toolbar, and the shortcut works after the sites are allowed', async ({
    site,
    newsroom,
    firefox,
  }) => {
    await withholdSites(firefox);
    await firefox.open(site.page('/fox', STORY));
    await firefox.highlight('#lead', 'jumpd');
    await firefox.press(KEYS.Alt, KEYS.Shift, 'C');
    let popup = await firefox.popup();
    await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
    await popup.focus('Correction');
    await firefox.press('x');
    await expect.poll(() => popup.valueOf('Correction')).toBe('x');
    await expect.poll(() => popup.takesSendKey()).toBe(true);
    await firefox.press(KEYS.Control, KEYS.Enter);
    await newsroom.mail.waitForLetters(1);
    await firefox.closePopup();

    await firefox.open(site.page('/dog', STORY));
    await firefox.press(KEYS.Alt, KEYS.Shift, 'C');
    popup = await firefox.popup();
    await expect.poll(() => popup.text()).toContain('Ctrl+Enter is not heard on every site');
    await popup.focus('Allow all sites');
    await firefox.press(KEYS.Enter);
    await expect.poll(() => popup.text()).not.toContain('is not heard');
    await firefox.closePopup();
    await firefox.highlight('#lead', 'jumpd');
    await firefox.press(KEYS.Control, KEYS.Enter);
    popup = await firefox.popup();
    await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
  });

  test('the reader’s name is sent', async ({ site, newsroom, firefox }) => {
    await sendWithName(firefox, site.page('/fox', STORY));
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).toContain('Rita');
  });
});

test('if the reader refuses to send their name, the correction is not sent until the name is removed', async ({
  site,
  newsroom,
  firefox,
}) => {
  await sendWithName(firefox, site.page('/fox', STORY));
  const prompt = () =>
    firefox.inBrowser('const [resolve] = arguments; resolve(PopupNotifications.panel.textContent);');
  await expect.poll(prompt).toContain('personally identifying information');
  await firefox.inBrowser(
    'const [resolve] = arguments; PopupNotifications.panel.firstElementChild.secondaryButton.click(); resolve(null);',
  );
  const popup = await firefox.popup();
  await expect.poll(() => popup.text()).toContain('Not sent: Firefox was not allowed to pass on your name');

  await popup.focus('Your name');
  await firefox.press(KEYS.Delete);
  await expect.poll(() => popup.valueOf('Your name')).toBe('');
  await expect.poll(() => popup.takesSendKey()).toBe(true);
  await firefox.press(KEYS.Control, KEYS.Enter);
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).not.toContain('Rita');
});

async function sendWithName(firefox: FirefoxReader, address: string): Promise<void> {
  await firefox.open(address);
  await firefox.highlight('#lead', 'jumpd');
  await firefox.press(KEYS.Control, KEYS.Enter);
  const popup = await firefox.popup();
  await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
  await popup.focus('Correction');
  await firefox.press('x');
  await expect.poll(() => popup.valueOf('Correction')).toBe('x');
  await popup.press('Your name');
  await firefox.fill('Your name', 'Rita');
  await expect.poll(() => popup.takesSendKey()).toBe(true);
  await firefox.press(KEYS.Control, KEYS.Enter);
}
