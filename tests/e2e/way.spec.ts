// The whole path of a correction: page, popup, relay, letter, and the link back to the passage.

import { generateDocument, toHtml } from '../../testing/documents/documents';
import { isHighlightedByFragment } from './capture/highlight-pixels';
import { highlight } from './fixtures/page-steps';
import { correctionBox, field, openOn, pressSendKey } from './fixtures/popup-steps';
import { EDITOR, expect, test } from './fixtures/test';

const STORY = `
  <h1>Fox clears dog</h1>
  <p id="lead">It was late in the evening. The brown fox jumpd over the lazy dog. Nobody saw it happen.</p>
  <p>The dog said later that it had not jumped at all.</p>`;

test('a highlighted mistake becomes a letter on the editor’s desk', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const address = site.page('/2026/11/fox', STORY);
  await page.goto(address);
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');

  const popup = await reader.popup();
  await expect(popup.getByRole('tab', { name: 'Suggest' })).toHaveAttribute('aria-selected', 'true');
  await expect(popup.getByText('The brown fox jumpd over the lazy dog.')).toBeVisible();
  const correction = popup.getByRole('textbox', { name: 'Correction' });
  await expect(correction).toHaveValue('jumpd');
  await expect(correction).toBeFocused();
  await popup.keyboard.press('Control+A');
  await popup.keyboard.type('jumped');
  await expect(popup.locator('del')).toHaveText('jumpd');
  await expect(popup.locator('ins')).toHaveText('jumped');
  await popup.getByRole('button', { name: 'Kind' }).click();
  await popup.getByRole('radiogroup', { name: 'Kind' }).getByRole('radio', { name: 'Typo' }).check();
  await (await field(popup, 'Comment')).fill('A letter is missing.');
  await (await field(popup, 'Source')).fill('dictionary.test/jump');
  await (await field(popup, 'Your name')).fill('Rita Reader');
  await (await field(popup, 'Your e-mail')).fill('rita@readers.test');
  await popup.getByRole('button', { name: 'Send' }).click();
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();

  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.subject).toBe('[Reader correction] Fox clears dog');
  expect(letter?.envelope.to).toEqual([EDITOR]);
  expect(letter?.replyTo?.value).toEqual([{ name: 'Rita Reader', address: 'rita@readers.test' }]);
  expect(letter?.text?.split('\n')[0]).toBe('“jumpd” → “jumped”');
  expect(letter?.text).toContain('The brown fox [-jumpd-]{+jumped+} over the lazy dog.');
  const html = letter?.html || '';
  for (const words of ['jumpd', 'jumped', 'A letter is missing.', 'https://dictionary.test/jump', 'Typo']) {
    expect(html).toContain(words);
    expect(letter?.text).toContain(words);
  }

  const link = /https?:\S+#:~:text=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  expect(link.startsWith(`${address}#:~:text=`)).toBe(true);
  expect(await isHighlightedByFragment(page, link, '#lead', 'jumpd')).toBe(true);
});

test('the link in the letter opens the second of two duplicates if the second was highlighted', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const address = site.page(
    '/twins',
    '<p id="first">The harbor is open again.</p><p id="second">He said the harbor was closed.</p>',
  );
  await page.goto(address);
  await highlight(page, '#second', 'harbor');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('harbour');
  await pressSendKey(popup);
  const [letter] = await newsroom.mail.waitForLetters(1);
  const link = /https?:\S+#:~:text=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  expect(await isHighlightedByFragment(page, link, '#second', 'harbor')).toBe(true);
  expect(await isHighlightedByFragment(page, link, '#first', 'harbor')).toBe(false);
});

test('a correction to a page of half a million characters reaches the newsroom, with a link that finds the passage', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const long = toHtml(generateDocument({ seed: 7, language: 'en', characters: 500_000 }));
  const lead = '<p id="lead">The brown fox jumpd over the lazy dog.</p>';
  const html = long.replace('<head>', `<head>${site.head}`).replace('</article>', `${lead}</article>`);
  await page.goto(site.page('/long', html));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(popup.getByText('The brown fox jumpd over the lazy dog.')).toBeVisible();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await popup.getByRole('button', { name: 'Send' }).click();
  const [letter] = await newsroom.mail.waitForLetters(1);
  const link = /https?:\S+#:~:text=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  expect(await isHighlightedByFragment(page, link, '#lead', 'jumpd')).toBe(true);
});

test('the next form contains the reader’s name and address if the reader wants', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  await highlight(page, '#lead', 'jumpd');
  await page.keyboard.press('Control+Enter');
  let popup = await reader.popup();
  await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
  await (await field(popup, 'Your name')).fill('Rita Reader');
  await popup.getByRole('checkbox', { name: 'Remember me on this device' }).check();
  await pressSendKey(popup);
  await newsroom.mail.waitForLetters(1);
  await popup.close();

  await highlight(page, '#lead', 'lazy');
  await page.keyboard.press('Control+Enter');
  popup = await reader.popup();
  await expect(await field(popup, 'Your name')).toHaveValue('Rita Reader');
  await (await field(popup, 'Your name')).fill('');
  await (await field(popup, 'Comment')).fill('Is it?');
  await pressSendKey(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await popup.close();

  // Leaving the name empty once does not delete the remembered name.
  await highlight(page, '#lead', 'fox');
  await page.keyboard.press('Control+Enter');
  popup = await reader.popup();
  await expect(await field(popup, 'Your name')).toHaveValue('Rita Reader');
});

/** What a single-page site leaves in its head, whatever it shows. */
const STALE_HEAD = `<link rel="canonical" href="/one"><meta property="og:title" content="First story"><meta name="author" content="Ada One">
  <script type="application/ld+json">{"@type":"NewsArticle","headline":"First story","author":{"name":"Ada One"}}</script>`;

test('on a site that goes on to another story without loading, the letter is about the story that was read', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const second = site.page('/two', '<h1>Second story</h1><p id="lead">The brigde is closed.</p>');
  site.head += STALE_HEAD;
  const first = site.page(
    '/one',
    `<button>Next</button><h1>First story</h1><p id="lead">The ferry leaves.</p><script>
      document.querySelector('button').onclick = () => {
        history.pushState({}, '', '/two');
        document.title = 'Second story';
        document.querySelector('h1').textContent = 'Second story';
        document.querySelector('#lead').textContent = 'The brigde is closed.';
      };
    </script>`,
  );
  await page.goto(first);
  await page.getByRole('button', { name: 'Next' }).click();
  const popup = await openOn(reader, page, 'brigde');
  await correctionBox(popup).fill('bridge');
  await pressSendKey(popup);
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.subject).toBe('[Reader correction] Second story');
  expect(letter?.text).toContain('Second story');
  expect(`${letter?.text}${letter?.html}`).not.toMatch(/First story|Ada One/);
  const link = /https?:\S+#:~:text=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  expect(link.startsWith(`${second}#:~:text=`)).toBe(true);
  expect(await isHighlightedByFragment(page, link, '#lead', 'brigde')).toBe(true);
});

test('on a site that routes by fragment, each route is a story, and its link opens it', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.head += STALE_HEAD;
  const app = site.page(
    '/app',
    `<main></main><script>
      const STORIES = { '#/ferry-stops': 'The ferry stpos here.', '#!/bridge-closed': 'The ferry stpos there.' };
      onhashchange = () => {
        document.querySelector('main').innerHTML =
          '<h1>' + location.hash.slice(2) + '</h1><p id="lead">' + (STORIES[location.hash] ?? 'Start') + '</p>';
      };
      onhashchange();
    </script>`,
  );
  await page.goto(app);
  const routes = ['#/ferry-stops', '#!/bridge-closed'];
  for (const [index, route] of routes.entries()) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, route);
    const popup = await openOn(reader, page, 'stpos');
    await expect(correctionBox(popup)).toHaveValue('stpos'); // not the draft of the other route
    await correctionBox(popup).fill('stops');
    await pressSendKey(popup);
    await newsroom.mail.waitForLetters(index + 1);
    await popup.close();
  }
  const letters = await newsroom.mail.waitForLetters(2);
  expect(letters.map(({ subject }) => subject)).toEqual([
    '[Reader correction] Ferry stops',
    '[Reader correction] Bridge closed',
  ]);
  expect(new Set(letters.map(({ references }) => String(references))).size).toBe(2); // two threads
  for (const [index, route] of routes.entries()) {
    const link = /https?:\S+:~:text=\S+/.exec(letters[index]?.text ?? '')?.[0] ?? '';
    expect(link.startsWith(`${app}${route}:~:text=`)).toBe(true);
    expect(`${letters[index]?.text}`).not.toMatch(/First story|Ada One/);
    expect(await isHighlightedByFragment(page, link, '#lead', 'stpos')).toBe(true);
  }
});
