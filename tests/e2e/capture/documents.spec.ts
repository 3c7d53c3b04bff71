// Ctrl+Enter works in every kind of document: written by a script, sandboxed, plain text, SVG.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { highlight } from '../fixtures/page-steps';
import { pressSendKey } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';
import { looksHighlighted } from './highlight-pixels';

const WORDS = 'The brown fox jumpd over the lazy dog.';

/** Highlights a word, presses the shortcut, and returns the popup with the form for it. */
async function correct(reader: Reader, page: Page, selector: string): Promise<Page> {
  await highlight(page, selector, 'jumpd');
  await page.keyboard.press('Control+Enter');
  const popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
  await expect(popup.getByText(WORDS)).toBeVisible();
  return popup;
}

async function close(reader: Reader, popup: Page): Promise<void> {
  await popup.close();
  await expect.poll(reader.isPopupOpen).toBe(false);
}

test.beforeEach(({ newsroom }) => void newsroom);

/** Scripts that write the document again, which removes all its listeners. */
const WRITERS = {
  'with document.open()': `document.open(); document.write('<p id="text">${WORDS}</p>'); document.close();`,
  'without it': `document.write('<p id="text">${WORDS}</p>');`,
  'several times': `for (const words of ['Wait.', 'Wait!', '<p id="text">${WORDS}</p>']) {
    document.open(); document.write(words); document.close(); }`,
};

test('the shortcut works on a page that a script wrote again after it had loaded', async ({
  site,
  reader,
  page,
}) => {
  for (const [how, script] of Object.entries(WRITERS)) {
    await test.step(how, async () => {
      await page.goto(site.page('/written', '<p>Loading</p>'));
      await page.addScriptTag({ content: `setTimeout(() => { ${script} });` });
      await page.locator('#text').waitFor();
      await close(reader, await correct(reader, page, '#text'));
    });
  }
});

const SANDBOXED = {
  '/sandboxed': ['text/html', 'sandbox', `<p>${WORDS}</p>`, 'p'],
  '/scripted': ['text/html', "sandbox allow-scripts; default-src 'none'", `<p>${WORDS}</p>`, 'p'],
  '/raw.txt': ['text/plain', "default-src 'none'; style-src 'unsafe-inline'; sandbox", WORDS, 'pre'],
} as const;

test('a sandboxed page, as hosts of raw files serve it, becomes an e-mail with a link that highlights the words', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  // A sandboxed page cannot name its site's inbox, so the reader has set one.
  await reader.worker.evaluate(
    (inbox) => chrome.storage.local.set({ relays: [{ site: '', inbox }] }),
    newsroom.inbox,
  );
  for (const [index, [path, [type, policy, body, selector]]] of Object.entries(SANDBOXED).entries()) {
    await test.step(path, async () => {
      site.answer(path, (_request, response) => {
        response.writeHead(200, {
          'Content-Type': `${type}; charset=utf-8`,
          'Content-Security-Policy': policy,
        });
        response.end(body);
      });
      await page.goto(site.origin + path);
      const popup = await correct(reader, page, selector);
      await popup.getByRole('textbox', { name: 'Correction' }).fill('jumped');
      await pressSendKey(popup);
      const letter = (await newsroom.mail.waitForLetters(index + 1))[index];
      expect(letter?.text).toContain('The brown fox [-jumpd-]{+jumped+} over the lazy dog.');
      const link = /https?:\S+#:~:text=\S+/.exec(letter?.text ?? '')?.[0] ?? '';
      expect(link).toContain(`${site.origin}${path}#:~:text=`);
      expect(await looksHighlighted(page, link, selector, 'jumpd')).toBe(true);
      await close(reader, popup);
    });
  }
});

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="200"><title>A map</title>
  <text id="text" x="40" y="60">${WORDS}</text></svg>`;
const XHTML = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>A story</title></head>
  <body><p id="text">${WORDS}</p></body></html>`;
const STYLED = `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="/style.xsl"?><story>${WORDS}</story>`;
const STYLE = `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="/"><html><body><p id="text"><xsl:value-of select="story"/></p></body></html></xsl:template>
  </xsl:stylesheet>`;

test('the shortcut works in documents other than HTML', async ({ site, reader, page }) => {
  for (const [path, type, body, selector] of [
    ['/map.svg', 'image/svg+xml', SVG, '#text'],
    ['/story.xhtml', 'application/xhtml+xml', XHTML, '#text'],
    ['/style.xsl', 'text/xsl', STYLE, undefined],
    ['/feed.xml', 'text/xml', STYLED, '#text'],
    ['/story.json', 'application/json', JSON.stringify(WORDS), 'pre'],
  ] as const) {
    site.answer(path, (_request, response) => {
      response.writeHead(200, { 'Content-Type': type });
      response.end(body);
    });
    if (selector === undefined) continue; // only loaded by the next one
    await test.step(path, async () => {
      await page.goto(site.origin + path);
      await close(reader, await correct(reader, page, selector));
    });
  }
});
