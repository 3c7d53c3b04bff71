// A page that makes a reader press keys cannot make the form send a correction, nor the reader's name and e-mail.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { correctionBox, field, openOn, pressSend, pressSendKey } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const ADA = { name: 'Ada Reader', email: 'ada@readers.test' };

const remember = (reader: Reader) =>
  reader.worker.evaluate((ada) => chrome.storage.local.set({ reader: ada }), ADA);
const question = (popup: Page) => popup.getByRole('alert').filter({ hasText: 'who you are?' });
const button = (popup: Page, name: string) => popup.getByRole('button', { name, exact: true });
const thanks = (popup: Page) => popup.getByText('Thank you.');

/** Returns the number of stored corrections or drafts. */
const countStored = (reader: Reader, store: 'corrections' | 'drafts') =>
  reader.worker.evaluate(async (name) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('corrigenda');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const counted = database.transaction(name).objectStore(name).count();
    await new Promise((resolve) => {
      counted.onsuccess = resolve;
    });
    database.close();
    return counted.result;
  }, store);

test.describe('a remembered name and e-mail', () => {
  test('go to a new host only after the reader agrees, and then without a question', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    await remember(reader);
    await page.goto(site.page('/fox', STORY));
    let popup = await openOn(reader, page, 'jumpd');
    await expect(correctionBox(popup)).toBeFocused();
    await popup.keyboard.type('jumped');
    await pressSendKey(popup);
    await expect(question(popup)).toContainText(`Tell ${new URL(newsroom.inbox).host} who you are?`);
    await expect(question(popup).getByRole('listitem')).toHaveText([ADA.name, ADA.email]);
    await expect(button(popup, 'Back')).toBeFocused();
    expect(await countStored(reader, 'corrections')).toBe(0);

    await button(popup, 'Send with name').click();
    await expect(thanks(popup)).toBeVisible();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.replyTo?.text).toContain(ADA.email);
    await popup.close();

    popup = await openOn(reader, page, 'lazy');
    await expect(correctionBox(popup)).toBeFocused();
    await popup.keyboard.type('quick');
    await pressSendKey(popup);
    await expect(thanks(popup)).toBeVisible();
    const [, second] = await newsroom.mail.waitForLetters(2);
    expect(second?.replyTo?.text).toContain(ADA.email);
  });

  test('stay on the device if the reader sends without them, and are asked about again', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    await remember(reader);
    await page.goto(site.page('/fox', STORY));
    let popup = await openOn(reader, page, 'jumpd');
    await correctionBox(popup).fill('jumped');
    await pressSend(popup); // the mouse has the same effect as the key
    await button(popup, 'Send without').click();
    await expect(thanks(popup)).toBeVisible();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).not.toContain('Ada');
    expect(letter?.text).not.toContain(ADA.email);
    await popup.close();

    popup = await openOn(reader, page, 'lazy');
    await expect(await field(popup, 'Your name')).toHaveValue(ADA.name);
    await correctionBox(popup).fill('quick');
    await pressSend(popup);
    await expect(question(popup)).toBeVisible();
  });

  test('are not sent by an accidental key: neither Ctrl+Enter nor a key that is still held answers the question', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    void newsroom;
    await remember(reader);
    await page.goto(site.page('/fox', STORY));
    const popup = await openOn(reader, page, 'jumpd');
    await expect(correctionBox(popup)).toBeFocused();
    await popup.keyboard.type('jumped');
    await pressSendKey(popup);
    await expect(question(popup)).toBeVisible();
    await button(popup, 'Send with name').focus();
    // A click in the same moment, before the reader can have read the question.
    await button(popup, 'Send with name').evaluate((send: HTMLButtonElement) => send.click());
    await popup.keyboard.press('Control+Enter');
    await expect(button(popup, 'Send with name')).toBeEnabled();
    await popup.keyboard.press('Control+Enter');
    await popup.keyboard.press('Control+Enter');
    await expect(question(popup)).toBeVisible();
    await button(popup, 'Back').press('Enter');
    await expect(question(popup)).toBeHidden();
    await expect(correctionBox(popup)).toBeFocused();
    expect(await countStored(reader, 'corrections')).toBe(0);
  });

  test('need a new question when the draft changes while the question is open', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    await remember(reader);
    await page.goto(site.page('/fox', STORY));
    const popup = await openOn(reader, page, 'jumpd');
    await correctionBox(popup).fill('jumped');
    await pressSend(popup);
    await expect(question(popup)).toBeVisible();
    await (await field(popup, 'Your name')).fill('A.');
    await expect(question(popup)).toBeHidden();
    await pressSend(popup);
    await expect(question(popup).getByRole('listitem')).toHaveText([ADA.email]);
    await button(popup, 'Send with e-mail').click();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.replyTo?.text).toContain(ADA.email);
  });

  test('need a new question when the recipient changes to another host while the question is open', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    site.head = ''; // the page declares no inbox, so the correction goes to the reader's own relay
    let respondToHome: (() => void) | undefined;
    const named = `<link rel="http://www.w3.org/ns/ldp#inbox" href="${site.otherOrigin}/b">`;
    site.answer('/', (_request, response) => {
      respondToHome = () => response.setHeader('Content-Type', 'text/html').end(named);
    });
    await remember(reader);
    await reader.worker.evaluate(
      (inbox) => chrome.storage.local.set({ relays: [{ site: '', inbox }] }),
      newsroom.inbox,
    );
    await page.goto(site.page('/fox', STORY));
    const popup = await openOn(reader, page, 'jumpd');
    await correctionBox(popup).fill('jumped');
    await expect.poll(() => respondToHome).toBeDefined();
    await pressSend(popup);
    await expect(question(popup)).toContainText(`Tell ${new URL(newsroom.inbox).host} who you are?`);
    respondToHome?.();
    await expect(question(popup)).toBeHidden();
    await pressSend(popup);
    await expect(question(popup)).toContainText(`Tell ${new URL(site.otherOrigin).host} who you are?`);
    expect(await countStored(reader, 'corrections')).toBe(0);
    expect(site.requests).not.toContain('POST /b');
  });

  test('are listed in the options with the hosts that received them, which the reader can remove', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    await remember(reader);
    await page.goto(site.page('/fox', STORY));
    const popup = await openOn(reader, page, 'jumpd');
    await correctionBox(popup).fill('jumped');
    await pressSend(popup);
    await button(popup, 'Send with name').click();
    await expect(thanks(popup)).toBeVisible();
    await popup.close();

    const options = await reader.context.newPage();
    await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
    const entry = options.getByRole('listitem').filter({ hasText: new URL(newsroom.inbox).host });
    await entry.getByRole('button', { name: 'Forget' }).click();
    await expect(entry).toHaveCount(0);
    await options.close();

    const again = await openOn(reader, page, 'lazy');
    await correctionBox(again).fill('quick');
    await pressSend(again);
    await expect(question(again)).toBeVisible();
  });
});

test('a held correction goes with the reader’s name to a host that is found later only after the reader agrees', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.head = ''; // the page declares no inbox
  await remember(reader);
  await page.goto(site.page('/fox', STORY));
  let popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect.poll(() => countStored(reader, 'corrections')).toBe(1);
  await popup.close();

  await reader.worker.evaluate(
    (inbox) => chrome.storage.local.set({ relays: [{ site: '', inbox }] }),
    newsroom.inbox,
  );
  popup = await openOn(reader, page, 'lazy');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  const host = new URL(newsroom.inbox).host;
  await button(popup, `Send to ${host}`).click();
  await expect(question(popup)).toContainText(host);
  await expect(question(popup).getByRole('listitem')).toHaveText([ADA.name, ADA.email]);
  await button(popup, 'Back').click();
  await expect(question(popup)).toBeHidden();
  await button(popup, `Send to ${host}`).click();
  await button(popup, 'Send with name').click();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.replyTo?.text).toContain(ADA.email);
});

test('a name that the reader types into the draft is sent without a question', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await (await field(popup, 'Your name')).fill('Ada Reader');
  await pressSend(popup);
  await expect(thanks(popup)).toBeVisible();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('Ada Reader');
});

test.describe('Ctrl+Enter in the form', () => {
  test('sends nothing until the reader changes something, even in a complete draft: it moves the focus to Send', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    void newsroom;
    await page.goto(site.page('/fox', STORY));
    let popup = await openOn(reader, page, 'jumpd');
    await correctionBox(popup).fill('jumped');
    await expect.poll(() => countStored(reader, 'drafts')).toBe(1);
    await popup.close();

    popup = await openOn(reader, page, 'jumpd'); // a page may have asked the reader to press the keys
    await expect(correctionBox(popup)).toHaveValue('jumped');
    await expect(async () => {
      await popup.keyboard.press('Control+Enter');
      await expect(button(popup, 'Send')).toBeFocused({ timeout: 100 }); // once the form has been visible long enough
    }).toPass();
    await popup.keyboard.press('Control+Enter');
    await expect(button(popup, 'Send')).not.toHaveAttribute('aria-keyshortcuts');
    expect(await countStored(reader, 'corrections')).toBe(0);
    await popup.keyboard.press('Enter');
    await expect(thanks(popup)).toBeVisible();
  });

  test('sends nothing until the form has been visible long enough, and nothing while the key is held', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    void newsroom;
    await page.goto(site.page('/fox', STORY));
    const popup = await openOn(reader, page, 'jumpd');
    await correctionBox(popup).waitFor();
    // The focus, the change and the key follow each other immediately.
    await popup.evaluate(() => {
      dispatchEvent(new Event('focus'));
      const box = document.querySelector('textarea');
      if (box === null) throw new Error('no form');
      box.value = 'jumped';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    await popup.keyboard.press('Control+Enter');
    await expect(correctionBox(popup)).toHaveValue('jumped');
    const send = button(popup, 'Send');
    await expect(send).toHaveAttribute('aria-keyshortcuts', 'Control+Enter');
    expect(await countStored(reader, 'corrections')).toBe(0);
    await popup.evaluate(() => {
      const held = { key: 'Enter', ctrlKey: true, repeat: true, bubbles: true, cancelable: true };
      for (let i = 0; i < 20; i += 1)
        document.querySelector('textarea')?.dispatchEvent(new KeyboardEvent('keydown', held));
    });
    await expect(send).toBeEnabled();
    expect(await countStored(reader, 'corrections')).toBe(0);
    await popup.keyboard.press('Control+Enter');
    await expect(thanks(popup)).toBeVisible();
  });
});
