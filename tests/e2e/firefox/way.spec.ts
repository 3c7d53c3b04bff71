// The whole path of a correction in Firefox, with real keys, the popup, a relay and its letter.

import { EXTENSION_ID, EXTENSION_ORIGIN, KEYS } from '../fixtures/firefox/reader';
import { expect, test } from '../fixtures/firefox/test';
import { EDITOR } from '../fixtures/test';

const STORY =
  '<h1>Fox clears dog</h1><p id="lead">It was late. The brown fox jumpd over the lazy dog.</p><p>Nobody saw it.</p>';

test('a highlighted mistake becomes a letter on the editor’s desk', async ({ site, newsroom, firefox }) => {
  const address = site.page('/2026/11/fox', STORY);
  await firefox.open(address);
  await firefox.highlight('#lead', 'jumpd');
  await firefox.press(KEYS.Control, KEYS.Enter);

  const popup = await firefox.popup();
  await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
  expect(await popup.text()).toContain('The brown fox jumpd over the lazy dog.');
  await firefox.fill('Correction', 'jumped');
  await popup.press('Comment');
  await firefox.fill('Comment', 'A letter.');
  await expect.poll(() => popup.takesSendKey()).toBe(true);
  await firefox.press(KEYS.Control, KEYS.Enter);
  await expect.poll(() => popup.text()).toContain('Received by the newsroom');

  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.subject).toBe('[Reader correction] Fox clears dog');
  expect(letter?.envelope.to).toEqual([EDITOR]);
  expect(letter?.text?.split('\n')[0]).toBe('“jumpd” → “jumped”');
  expect(letter?.text).toContain('The brown fox [-jumpd-]{+jumped+} over the lazy dog.');
  expect(letter?.text).toContain('A letter.');
  expect(letter?.text).toContain(`${address}#:~:text=`);
});

test('a mistake in a page that Firefox translated reaches the editors as a translation', async ({
  site,
  newsroom,
  firefox,
}) => {
  const story = '<p id="lead">Die Brüke ist zu. <a href="/more">Mehr</a></p>';
  await firefox.open(site.page('/bruecke', `<meta name="content-language" content="de">${story}`));
  // What its translator leaves in a page: the language, the text, and a number on each element in it.
  await firefox.inPage(`
    document.documentElement.lang = 'en';
    document.querySelector('#lead').firstChild.data = 'The brigde is closed. ';
    document.querySelector('#lead a').dataset.mozTranslationsId = '0';`);
  await firefox.highlight('#lead', 'brigde');
  await firefox.press(KEYS.Control, KEYS.Enter);
  const popup = await firefox.popup();
  await expect.poll(() => popup.text()).toContain('This page was translated by a machine');
  await firefox.fill('Correction', 'bridge');
  await expect.poll(() => popup.takesSendKey()).toBe(true);
  await firefox.press(KEYS.Control, KEYS.Enter);
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('a machine translation of the page (German → English)');
});

test('on a site that routes by fragment, the letter is about the route that was read, and its link opens it', async ({
  site,
  newsroom,
  firefox,
}) => {
  site.head +=
    '<link rel="canonical" href="/app"><meta name="author" content="Ada One"><meta property="og:title" content="First story">';
  const app = site.page(
    '/app',
    `<main></main><script>
      const STORIES = { '#/one': 'The ferry leaves.', '#/two': 'The brigde is closed.' };
      onhashchange = () => {
        const title = location.hash === '#/one' ? 'First story' : 'Second story';
        document.querySelector('main').innerHTML =
          '<h1>' + title + '</h1><div style="height: 4000px"></div><p id="lead">' + STORIES[location.hash] + '</p>';
      };
      onhashchange();
    </script>`,
  );
  await firefox.open(`${app}#/one`);
  await firefox.inPage("location.hash = '#/two';");
  await firefox.highlight('#lead', 'brigde');
  await firefox.press(KEYS.Control, KEYS.Enter);
  const popup = await firefox.popup();
  await expect.poll(() => popup.valueOf('Correction')).toBe('brigde');
  await firefox.fill('Correction', 'bridge');
  await expect.poll(() => popup.takesSendKey()).toBe(true);
  await firefox.press(KEYS.Control, KEYS.Enter);

  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('Second story');
  expect(letter?.text).not.toMatch(/First story|Ada One/);
  const link = /https?:\S+:~:text=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  expect(link.startsWith(`${app}#/two:~:text=`)).toBe(true);
  await firefox.open('about:blank'); // the link names the document that is open
  await firefox.open(link);
  await expect.poll(() => firefox.inPage('return scrollY > 0;')).toBe(true); // at the passage
});

test('the shortcut of the toolbar button uses the highlighted words', async ({ site, firefox }) => {
  await firefox.open(site.page('/fox', STORY));
  await firefox.highlight('#lead', 'jumpd');
  await firefox.press(KEYS.Alt, KEYS.Shift, 'C');
  const popup = await firefox.popup();
  await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
});

test.describe('if Firefox refuses to open the popup without a click', () => {
  test.use({ preferences: { 'extensions.openPopupWithoutUserGesture.enabled': false } });

  test('the same form opens in a small window', async ({ site, firefox }) => {
    await firefox.open(site.page('/fox', STORY));
    await firefox.highlight('#lead', 'jumpd');
    await firefox.press(KEYS.Control, KEYS.Enter);
    const titleOfWindow = () =>
      firefox.inBrowser(
        `const [address, resolve] = arguments;
        const window = [...Services.wm.getEnumerator('navigator:browser')]
          .find(({ gBrowser }) => gBrowser.currentURI.spec.startsWith(address));
        resolve(window?.gBrowser.contentTitle ?? null);`,
        `${EXTENSION_ORIGIN}/popup.html?window=`,
      );
    await expect.poll(titleOfWindow).toBe('Suggest a correction');
    expect(await firefox.isPopupOpen()).toBe(false);
  });
});

test.describe('if Firefox has stopped the background', () => {
  // Shorter than the default of 30 s, but longer than the time for Undo.
  test.use({ preferences: { 'extensions.background.idle.timeout': 7_000 } });

  test('a queued correction is sent once the newsroom is reachable again', async ({
    site,
    newsroom,
    firefox,
  }) => {
    await newsroom.stop();
    await firefox.open(site.page('/fox', STORY));
    await firefox.highlight('#lead', 'jumpd');
    await firefox.press(KEYS.Control, KEYS.Enter);
    let popup = await firefox.popup();
    await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
    await popup.focus('Correction');
    await firefox.press('x');
    await expect.poll(() => popup.valueOf('Correction')).toBe('x');
    await expect.poll(() => popup.takesSendKey()).toBe(true);
    await firefox.press(KEYS.Control, KEYS.Enter);
    await expect.poll(() => popup.text()).toContain('Next try');
    await firefox.closePopup();

    const background = () =>
      firefox.inBrowser(
        'const [id, resolve] = arguments; resolve(WebExtensionPolicy.getByID(id).extension.backgroundState);',
        EXTENSION_ID,
      );
    await expect.poll(background).toBe('stopped');
    await newsroom.start();
    await firefox.press(KEYS.Alt, KEYS.Shift, 'C');
    popup = await firefox.popup();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text?.split('\n')[0]).toBe('“jumpd” → “x”');
  });
});
