// What a page can make a reader press does not send anything, and above all not who the reader is.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { correctionBox, openOn, pressSend, pressSendKey } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY = '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog.</p>';
const ADA = { name: 'Ada Reader', email: 'ada@readers.test' };

const remember = (reader: Reader) =>
  reader.worker.evaluate((ada) => chrome.storage.local.set({ reader: ada }), ADA);
const question = (popup: Page) => popup.getByRole('alert').filter({ hasText: 'who you are?' });
const button = (popup: Page, name: string) => popup.getByRole('button', { name, exact: true });
const thanks = (popup: Page) => popup.getByText('Thank you.');

/** The corrections and drafts that the browser holds. */
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

test.describe('a name and an e-mail that are remembered', () => {
  test('go to a host that never had them only once the reader says so, and then without a question', async ({
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
    await pressSend(popup); // by mouse as by key
    await button(popup, 'Send without').click();
    await expect(thanks(popup)).toBeVisible();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.text).not.toContain('Ada');
    expect(letter?.text).not.toContain(ADA.email);
    await popup.close();

    popup = await openOn(reader, page, 'lazy');
    await expect(popup.getByRole('textbox', { name: 'Your name' })).toHaveValue(ADA.name);
    await correctionBox(popup).fill('quick');
    await pressSend(popup);
    await expect(question(popup)).toBeVisible();
  });

  test('are not sent by a stray key: neither Ctrl+Enter nor a press that is still held answers', async ({
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
    // Before the reader can have read it: events of the same moment.
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

  test('are asked about anew when the draft changes under the question', async ({
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
    await popup.getByRole('textbox', { name: 'Your name' }).fill('A.');
    await expect(question(popup)).toBeHidden();
    await pressSend(popup);
    await expect(question(popup).getByRole('listitem')).toHaveText([ADA.email]);
    await button(popup, 'Send with e-mail').click();
    const [letter] = await newsroom.mail.waitForLetters(1);
    expect(letter?.replyTo?.text).toContain(ADA.email);
  });

  test('are not asked about for one host and sent to another, which the site names meanwhile', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    site.head = ''; // the page names nobody, so it goes to the reader's own relay
    let answerHome: (() => void) | undefined;
    const named = `<link rel="http://www.w3.org/ns/ldp#inbox" href="${site.otherOrigin}/b">`;
    site.answer('/', (_request, response) => {
      answerHome = () => response.setHeader('Content-Type', 'text/html').end(named);
    });
    await remember(reader);
    await reader.worker.evaluate(
      (inbox) => chrome.storage.local.set({ relays: [{ site: '', inbox }] }),
      newsroom.inbox,
    );
    await page.goto(site.page('/fox', STORY));
    const popup = await openOn(reader, page, 'jumpd');
    await correctionBox(popup).fill('jumped');
    await expect.poll(() => answerHome).toBeDefined();
    await pressSend(popup);
    await expect(question(popup)).toContainText(`Tell ${new URL(newsroom.inbox).host} who you are?`);
    answerHome?.();
    await expect(question(popup)).toBeHidden();
    await pressSend(popup);
    await expect(question(popup)).toContainText(`Tell ${new URL(site.otherOrigin).host} who you are?`);
    expect(await countStored(reader, 'corrections')).toBe(0);
    expect(site.requests).not.toContain('POST /b');
  });

  test('are listed with the hosts that had them in the options, and forgotten there', async ({
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

test('a correction that waited names its reader to a host that is found later only once the reader says so', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  site.head = ''; // nobody is declared
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
  await popup.getByRole('textbox', { name: 'Your name' }).fill('Ada Reader');
  await pressSend(popup);
  await expect(thanks(popup)).toBeVisible();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('Ada Reader');
});

test.describe('Ctrl+Enter in the form', () => {
  test('sends nothing before the reader changes something, also in a draft that is ready: it leads to Send', async ({
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

    popup = await openOn(reader, page, 'jumpd'); // the press that a page may have asked for
    await expect(correctionBox(popup)).toHaveValue('jumped');
    await expect(async () => {
      await popup.keyboard.press('Control+Enter');
      await expect(button(popup, 'Send')).toBeFocused({ timeout: 100 }); // once it has been seen
    }).toPass();
    await popup.keyboard.press('Control+Enter');
    await expect(button(popup, 'Send')).not.toHaveAttribute('aria-keyshortcuts');
    expect(await countStored(reader, 'corrections')).toBe(0);
    await popup.keyboard.press('Enter');
    await expect(thanks(popup)).toBeVisible();
  });

  test('sends nothing before the form has been seen, and nothing while the key is held', async ({
    site,
    newsroom,
    reader,
    page,
  }) => {
    void newsroom;
    await page.goto(site.page('/fox', STORY));
    const popup = await openOn(reader, page, 'jumpd');
    await correctionBox(popup).waitFor();
    // In one turn of the page: the form gets the focus, is changed, and the key comes.
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
