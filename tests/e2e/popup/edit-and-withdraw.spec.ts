// Editing and withdrawing corrections, and the warning before the same correction is sent twice.

import type { Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import {
  cardsSaying,
  correctionBox,
  fromMenu,
  goesTo,
  openDrafts,
  openOn,
  openRecipients,
  pressSend,
} from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const story = (verb: string) =>
  `<h1>Fox clears dog</h1><p id="lead">The brown fox ${verb} over the lazy dog. It was seen by many.</p>`;

async function suggest(reader: Reader, page: Page, wrong: string, right: string): Promise<Page> {
  const popup = await openOn(reader, page, wrong);
  await correctionBox(popup).fill(right);
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  return popup;
}

test('editing a correction after an attempt to send creates a new one that replaces it, and the letter says so', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', story('jumpd')));
  await newsroom.stop();
  const popup = await suggest(reader, page, 'jumpd', 'jmped');
  await expect(popup.getByText('does not answer')).toBeVisible();

  await fromMenu(cardsSaying(popup, 'Waiting to send'), 'Edit');
  await expect(correctionBox(popup)).toHaveValue('jmped');
  await correctionBox(popup).fill('jumped');
  await newsroom.start();
  await pressSend(popup);
  await expect(cardsSaying(popup, 'Withdrawn').getByText('jmped')).toBeVisible();
  await expect(cardsSaying(popup, 'Received by the newsroom').getByText('jumped')).toBeVisible();
  const [letter] = await newsroom.mail.waitForLetters(1);
  expect(letter?.text).toContain('“jumpd” → “jumped”');
  expect(letter?.text).toContain('Replaces an earlier correction');
  await newsroom.stop();
  expect(await newsroom.countAccepted()).toBe(1);
});

test('the reader is warned before they send the same correction a second time', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', story('jumpd')));
  let popup = await suggest(reader, page, 'jumpd', 'jumped');
  await newsroom.mail.waitForLetters(1);
  await popup.close();

  popup = await openOn(reader, page, 'fox jumpd over'); // a longer passage with the same change
  await correctionBox(popup).fill('fox jumped over');
  await pressSend(popup);
  await expect(popup.getByRole('alert')).toContainText('You suggested the very same');
  await expect(popup.getByRole('alert')).toContainText('Received by the newsroom');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await openDrafts(popup);
  await expect(cardsSaying(popup, 'Draft')).toHaveCount(1);
  await expect(cardsSaying(popup, 'Received by the newsroom')).toHaveCount(1);

  await cardsSaying(popup, 'Draft').getByRole('button', { name: 'Continue' }).click();
  await pressSend(popup);
  await popup.getByRole('button', { name: 'Send it all the same' }).click();
  await expect(cardsSaying(popup, 'Received by the newsroom')).toHaveCount(2);
  await newsroom.mail.waitForLetters(2);
});

test('a queued correction that the page already contains can be withdrawn with one click', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const address = site.page('/fox', story('jumpd'));
  await page.goto(address);
  await newsroom.stop();
  let popup = await suggest(reader, page, 'jumpd', 'jumped');
  await expect(popup.getByText('does not answer')).toBeVisible();
  await popup.close();

  site.page('/fox', story('jumped'));
  await page.goto(address);
  popup = await openOn(reader, page, 'lazy');
  const note = popup.getByRole('status').filter({ hasText: 'has been corrected meanwhile' });
  await expect(note).toContainText('jumped');
  await note.getByRole('button', { name: 'Withdraw' }).click();
  await expect(note).toBeHidden();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(cardsSaying(popup, 'Withdrawn')).toHaveCount(1);
});

test('a correction that this version cannot send shows the reason, and can be edited to go to another recipient', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', story('jumpd')));
  await newsroom.stop();
  const popup = await suggest(reader, page, 'jumpd', 'jmped');
  await expect(popup.getByText('does not answer')).toBeVisible();
  await popup.evaluate(storeUnknownRecipient);
  await cardsSaying(popup, 'Waiting to send').getByRole('button', { name: 'Try now' }).click();
  await expect(popup.getByText('This version of Corrigenda cannot send to its recipient.')).toBeVisible();

  await popup.getByRole('button', { name: 'Edit' }).click();
  await expect(correctionBox(popup)).toHaveValue('jmped');
  await correctionBox(popup).fill('jumped');
  await openRecipients(popup);
  await popup.getByRole('textbox', { name: 'Another address' }).fill('desk@news.test');
  await goesTo(popup, 'Opens a draft to desk@news.test');
  await popup.getByRole('button', { name: 'Collect for one e-mail' }).click();
  await expect(cardsSaying(popup, 'Withdrawn').getByText('jmped')).toBeVisible();
  await expect(popup.getByRole('listitem').getByText('desk@news.test')).toBeVisible();
});

/** Gives every stored correction a recipient of a type that only a later version of Corrigenda knows. */
async function storeUnknownRecipient(): Promise<void> {
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await done(indexedDB.open('corrigenda'));
  const store = database.transaction('corrections', 'readwrite').objectStore('corrections');
  for (const record of await done(store.getAll()))
    await done(store.put({ ...record, recipient: { type: 'carrier-pigeon' } }));
  database.close();
}
