// Ctrl+Enter opens the form on a highlighted passage, and is left to the page where the reader can type, or highlights nothing.
// The kinds of documents are in documents.spec.ts.

import type { Page } from '@playwright/test';
import { highlight, recordKeys } from '../fixtures/page-steps';
import { expect, test } from '../fixtures/test';
import { listeningFrames } from '../fixtures/worker';

const PAGE = `
  <p id="text">The brown fox jumpd over the lazy dog.</p>
  <input id="input" value="jumpd">
  <textarea id="textarea">jumpd</textarea>
  <div id="editable" contenteditable>jumpd <b>over</b></div>
  <div id="textbox" role="textbox" tabindex="0">jumpd</div>
  <div id="host"></div>
  <script>
    const root = document.querySelector('#host').attachShadow({ mode: 'open' });
    root.innerHTML = '<textarea>jumpd</textarea><p contenteditable>jumpd</p>';
  </script>`;

/** Checks that the page gets the key and no popup opens. */
async function expectLeftToPage(
  page: Page,
  isPopupOpen: () => Promise<boolean>,
  seen: () => Promise<string[]>,
) {
  await page.keyboard.press('Control+Enter');
  expect(await seen()).toEqual(expect.arrayContaining(['keydown', 'keyup']));
  // The listener hides the key from the page when it acts, so the events already prove that it did not.
  expect(await isPopupOpen()).toBe(false);
}

test.beforeEach(async ({ site, newsroom, reader, page }) => {
  void newsroom;
  await page.goto(site.page('/keys', PAGE));
  expect(await listeningFrames(reader.worker, page)).toEqual({ '/keys': true });
});

for (const [where, selector] of [
  ['an input', '#input'],
  ['a textarea', '#textarea'],
  ['a textarea in a shadow tree', '#host textarea'],
] as const) {
  test(`in ${where} it is left to the page, even with text selected`, async ({ reader, page }) => {
    const seen = await recordKeys(page);
    await page.locator(selector).selectText();
    await page.locator(selector).focus();
    await expectLeftToPage(page, reader.isPopupOpen, seen);
  });
}

for (const [where, selector] of [
  ['an editable element', '#editable b'],
  ['an element with the role of a text box', '#textbox'],
  ['an editable element in a shadow tree', '#host p'],
] as const) {
  test(`in ${where} it is left to the page`, async ({ reader, page }) => {
    const seen = await recordKeys(page);
    await page.locator(selector).click();
    await page.locator(selector).selectText();
    await expectLeftToPage(page, reader.isPopupOpen, seen);
  });
}

test('in a part of an editor that cannot be edited it is left to the page', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(
    site.page(
      '/editor',
      '<div id="editor" contenteditable>The <p contenteditable="false" role="textbox">jumpd</p> fox.</div>',
    ),
  );
  const seen = await recordKeys(page);
  await page.locator('#editor').focus();
  await highlight(page, '#editor p', 'jumpd');
  await expectLeftToPage(page, reader.isPopupOpen, seen);
});

test('where the reader cannot type it opens the form, also on words in a field', async ({
  site,
  reader,
  page,
}) => {
  await page.goto(
    site.page(
      '/reading',
      `<div id="uneditable" role="textbox" contenteditable="false"><p>The fox jumpd.</p></div>
      <div id="uppercase" role="textbox" contenteditable="FALSE" tabindex="0">The fox jumpd.</div>
      <div id="labelled" role="textbox" aria-readonly="true" tabindex="0">The fox jumpd.</div>
      <form><input name="matches"><p id="beside-fields">The fox jumpd.</p></form>
      <form name="host"></form><p id="text">The fox jumpd.</p><input id="box" type="checkbox">
      <textarea readonly>The fox jumpd. Nobody saw it.</textarea><input id="line" readonly value="The fox jumpd.">`,
    ),
  );
  const expectForm = async () => {
    await page.keyboard.press('Control+Enter');
    const popup = await reader.popup();
    await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
    await expect(popup.getByText('The fox jumpd.')).toBeVisible();
    await popup.close();
    await expect.poll(reader.isPopupOpen).toBe(false);
  };
  for (const selector of ['#uneditable', '#uppercase', '#labelled', '#beside-fields', '#text']) {
    await highlight(page, selector, 'jumpd');
    await expectForm();
  }
  await page.locator('#box').focus();
  await highlight(page, '#text', 'jumpd');
  await expectForm();
  for (const selector of ['textarea', '#line']) {
    await page.locator(selector).focus();
    await page.locator(selector).evaluate((field: HTMLInputElement) => field.setSelectionRange(8, 13));
    await expectForm();
  }
});

/** Scripts that take the highlight away, so that nothing can be copied. */
const PROTECTIONS = {
  'when Ctrl goes down': `addEventListener('keydown', ({ ctrlKey }) => ctrlKey && getSelection().removeAllRanges(), true);`,
  'when the window loses the focus': `addEventListener('blur', () => getSelection().empty());`,
  'by moving the caret': `onkeydown = ({ key }) => key === 'Control' && getSelection().collapse(document.body, 0);`,
  'by forbidding it in the style': `onkeydown = () => { document.body.style.userSelect = 'none'; };`,
};

test('on a page that takes the highlight away, the form has the words that were highlighted', async ({
  site,
  reader,
  page,
}) => {
  for (const [way, script] of Object.entries(PROTECTIONS)) {
    await test.step(way, async () => {
      await page.goto(site.page('/protected', `<p id="text">The fox jumpd.</p><script>${script}</script>`));
      await highlight(page, '#text', 'jumpd');
      await page.keyboard.press('Control+Enter');
      const popup = await reader.popup();
      await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
      await popup.close();
      await expect.poll(reader.isPopupOpen).toBe(false);
    });
  }
});

test('a highlight that the reader has taken away since another shortcut is not corrected', async ({
  reader,
  page,
}) => {
  const seen = await recordKeys(page);
  await highlight(page, '#text', 'jumpd');
  await page.keyboard.press('Control+c');
  await page.locator('#text').click();
  await expectLeftToPage(page, reader.isPopupOpen, seen);
});

test('in a document in design mode it is left to the page', async ({ reader, page }) => {
  await page.evaluate(() => {
    document.designMode = 'on';
  });
  const seen = await recordKeys(page);
  await highlight(page, '#text', 'jumpd');
  await expectLeftToPage(page, reader.isPopupOpen, seen);
});

test('with nothing highlighted it is left to the page', async ({ reader, page }) => {
  const seen = await recordKeys(page);
  await page.locator('#text').click();
  await expectLeftToPage(page, reader.isPopupOpen, seen);
});

test('with Shift or Alt it is left to the page', async ({ reader, page }) => {
  const seen = await recordKeys(page);
  await highlight(page, '#text', 'jumpd');
  await page.keyboard.press('Control+Shift+Enter');
  await page.keyboard.press('Control+Alt+Enter');
  expect(await seen()).toEqual(['keydown', 'keyup', 'keydown', 'keyup']);
  expect(await reader.isPopupOpen()).toBe(false);
});

test('during the composition of a word, and when an input method sends it, it is left to the page', async ({
  reader,
  page,
}) => {
  const seen = await recordKeys(page);
  const session = await page.context().newCDPSession(page);
  await page.locator('#editable').click();
  await session.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await expectLeftToPage(page, reader.isPopupOpen, seen);

  // An input method can also send the key while a passage is highlighted; it then has the key code 229.
  await highlight(page, '#text', 'jumpd');
  await session.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    modifiers: 2,
    windowsVirtualKeyCode: 229,
  });
  expect((await seen()).at(-1)).toBe('keydown'); // from this press, because the one before ended with a keyup
  expect(await reader.isPopupOpen()).toBe(false);
});

test('an event that the page created does nothing', async ({ reader, page }) => {
  const seen = await recordKeys(page);
  await highlight(page, '#text', 'jumpd');
  await page.evaluate(() => {
    const init = {
      key: 'Enter',
      code: 'Enter',
      keyCode: 13,
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
      composed: true,
    };
    document.querySelector('#text')?.dispatchEvent(new KeyboardEvent('keydown', init));
  });
  expect(await seen()).toEqual(['keydown']);
  expect(await reader.isPopupOpen()).toBe(false);
});

test('on a highlighted passage the page does not get the key', async ({ reader, page }) => {
  const seen = await recordKeys(page);
  await highlight(page, '#text', 'jumpd');
  await page.keyboard.down('Control');
  await page.keyboard.down('Enter');
  await page.keyboard.down('Enter'); // repeats while it is held
  const popup = await reader.popup();
  await expect(popup.getByRole('textbox', { name: 'Correction' })).toHaveValue('jumpd');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  expect(await seen()).toEqual([]);
});
