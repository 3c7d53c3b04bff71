// Before sending, a reader can ask whether others reported the same mistake. The inbox gets a request only after the click.

import type { Page } from '@playwright/test';
import { sendVerdict } from '../fixtures/editor-steps';
import { findings } from '../fixtures/findings';
import { cardsSaying, correctionBox, openOn, openRecipients, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const STORY =
  '<h1>Fox clears dog</h1><p id="lead">The brown fox jumpd over the lazy dog. It was seen by many.</p>';

const ask = async (popup: Page) => {
  await openRecipients(popup);
  await popup.getByRole('button', { name: 'Has anyone reported this?' }).click();
};

test('a reader who asks learns how many readers reported the mistake and its status, and can send or discard the draft', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', STORY));
  let popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await ask(popup);
  await expect(popup.getByText('Nobody has reported this yet.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await pressSend(popup);
  const [letter] = await newsroom.mail.waitForLetters(1);
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'fox jumpd over'); // a longer passage with the same change
  await correctionBox(popup).fill('fox jumped over');
  await ask(popup);
  await expect(popup.getByText('1 reader has reported this; the editors have it.')).toBeVisible();
  expect(await findings(popup)).toEqual([]);
  await correctionBox(popup).fill('fox leapt over'); // differs from the correction that the question was about
  await expect(popup.getByText('1 reader has reported this')).toBeHidden();
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  if (letter === undefined) throw new Error('no letter');
  await sendVerdict(reader.context, letter, 'Fixed', '');
  await page.bringToFront();
  popup = await openOn(reader, page, 'fox jumpd over');
  await correctionBox(popup).fill('fox jumped over');
  await ask(popup);
  await expect(
    popup.getByText('1 reader has reported this; the editors say that it is fixed.'),
  ).toBeVisible();
  await popup.getByRole('button', { name: 'Leave it to them' }).click();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openOn(reader, page, 'lazy');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem').first()).toBeVisible();
  await expect(cardsSaying(popup, 'Draft')).toHaveCount(0); // the draft was discarded
});

test('nothing is asked automatically, and an inbox that cannot answer gets only one request', async ({
  site,
  reader,
  page,
}) => {
  site.answer('/inbox', (_, response) => response.writeHead(201, { Location: '/c/1' }).end());
  site.head = `<link rel="http://www.w3.org/ns/ldp#inbox" href="${site.origin}/inbox">`;
  await page.goto(site.page('/fox', STORY));
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await openRecipients(popup);
  await expect(popup.getByRole('button', { name: 'Has anyone reported this?' })).toBeVisible();
  expect(site.requests.filter((request) => request.includes('/same'))).toEqual([]);
  await ask(popup);
  await expect(popup.getByText('This newsroom does not tell.')).toBeVisible();
  const [asked, ...more] = site.requests.filter((request) => request.includes('/same'));
  expect(asked).toMatch(/^GET \/inbox\/same\?prefix=[\da-f]{4}$/); // many corrections have the same prefix
  expect(more).toEqual([]);
});
