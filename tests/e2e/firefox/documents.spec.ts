// The shortcut in Firefox, in kinds of documents and fields that could keep it from working. One browser for all: it starts slowly.

import { KEYS } from '../fixtures/firefox/reader';
import { expect, test } from '../fixtures/firefox/test';

const WORDS = 'The brown fox jumpd over the lazy dog.';
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const SERVED = {
  '/sandboxed': ['text/html', 'sandbox', `<p>${WORDS}</p>`, 'p'],
  '/scripted': ['text/html', 'sandbox allow-scripts', `<p>${WORDS}</p>`, 'p'],
  '/raw.txt': ['text/plain', POLICY, WORDS, 'pre'],
  '/map.svg': [
    'image/svg+xml',
    '',
    `<svg xmlns="http://www.w3.org/2000/svg"><text y="60">${WORDS}</text></svg>`,
    'text',
  ],
} as const;

test('the shortcut works on sandboxed and rewritten pages, in plain text, in SVG and in fields for reading', async ({
  site,
  firefox,
}) => {
  const expectForm = async () => {
    await firefox.press(KEYS.Control, KEYS.Enter);
    const popup = await firefox.popup();
    await expect.poll(() => popup.valueOf('Correction')).toBe('jumpd');
    expect(await popup.text()).toContain(WORDS);
    await firefox.closePopup();
  };

  for (const [path, [type, policy, body, selector]] of Object.entries(SERVED)) {
    await test.step(path, async () => {
      site.answer(path, (_request, response) => {
        const policies = policy === '' ? {} : { 'Content-Security-Policy': policy };
        response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, ...policies });
        response.end(body);
      });
      await firefox.open(site.origin + path);
      await firefox.highlight(selector, 'jumpd');
      await expectForm();
    });
  }

  await test.step('a page that a script wrote again', async () => {
    await firefox.open(
      site.page(
        '/written',
        `<p>Loading</p><script>onload = () => setTimeout(() => {
          document.open(); document.write('<p id="text">${WORDS}</p>'); document.close(); });</script>`,
      ),
    );
    await expect.poll(() => firefox.inPage('return document.querySelector("#text") !== null')).toBe(true);
    await firefox.highlight('#text', 'jumpd');
    await expectForm();
  });

  await test.step('fields for reading', async () => {
    await firefox.open(
      site.page(
        '/reading',
        `<div id="uneditable" role="textbox" contenteditable="false">${WORDS}</div>
        <div id="labelled" role="textbox" aria-readonly="true" tabindex="0">${WORDS}</div>
        <textarea readonly cols="60">${WORDS}</textarea>`,
      ),
    );
    for (const selector of ['#uneditable', '#labelled']) {
      await firefox.highlight(selector, 'jumpd');
      await expectForm();
    }
    await firefox.inPage(
      `const field = document.querySelector('textarea');
      field.focus();
      field.setSelectionRange(14, 19);`,
    );
    await expectForm();
  });

  await test.step('a page that takes the highlight away when Ctrl goes down', async () => {
    await firefox.open(
      site.page(
        '/protected',
        `<p id="text">${WORDS}</p><script>
          addEventListener('keydown', ({ ctrlKey }) => ctrlKey && getSelection().removeAllRanges(), true);</script>`,
      ),
    );
    await firefox.highlight('#text', 'jumpd');
    await expectForm();
  });
});
