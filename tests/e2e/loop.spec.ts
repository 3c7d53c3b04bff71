// The loop is closed: the reader learns what became of a correction. Reader, relay, letter, editor: all real.

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EXTENSION, launchReader, type Reader } from '../../demo/chromium/launch';
import type { ReceivedLetter } from '../relay/smtp-sink';
import { answer, linksOf } from './answering';
import { correctionBox, openOn, pressSend } from './correcting';
import { expect, test } from './fixtures';

const story = (lead: string) =>
  `<h1>Fox clears dog</h1><p>It was late in the evening of a long day.</p>${lead}<p>The dog said later that it had not moved at all.</p>`;
const lead = (verb: string) =>
  `<p id="lead">The brown fox ${verb} over the lazy dog. It was seen by many.</p>`;

const badge = (reader: Reader) => reader.worker.evaluate(() => chrome.action.getBadgeText({}));

/** Sends the correction of the story's verb; gives back the letter, once the newsroom has it and the popup is closed. */
async function send(
  reader: Reader,
  page: Page,
  letters: { waitForLetters(count: number): Promise<readonly ReceivedLetter[]> },
): Promise<ReceivedLetter> {
  await page.bringToFront();
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Received by the newsroom')).toBeVisible({ timeout: 15_000 });
  const [letter] = await letters.waitForLetters(1);
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);
  if (letter === undefined) throw new Error('no letter');
  return letter;
}

/** The popup, opened by the toolbar button. */
async function openPopup(reader: Reader, page: Page): Promise<Page> {
  await page.bringToFront();
  await reader.worker.evaluate(() => chrome.action.openPopup());
  return reader.popup();
}

test('an editor’s “Fixed” with a note comes back: badge, a line above the list, the card', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const address = site.page('/fox', story(lead('jumpd')));
  await page.goto(address);
  const letter = await send(reader, page, newsroom.mail);
  await answer(reader.context, letter, 'Fixed', 'Well spotted!');

  let popup = await openPopup(reader, page);
  await expect.poll(() => badge(reader)).toBe('+1');
  expect(await reader.worker.evaluate(() => chrome.action.getTitle({}))).toBe('1 new answer from editors');
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('status').filter({ hasText: '1 new answer from editors' })).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Notify me of answers' })).toBeVisible();
  const card = popup.getByRole('listitem');
  await expect(card).toContainText('New');
  await expect(card).toContainText('Fixed');
  await expect(card).toContainText('“Well spotted!”');
  await expect(card).toContainText('The editors thank you.');
  await expect.poll(() => badge(reader)).toBe('');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('Fixed');
  await expect(popup.getByRole('listitem')).not.toContainText('New');
});

test('“Not changed” comes back with its reason in the editor’s words', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', story(lead('jumpd'))));
  const letter = await send(reader, page, newsroom.mail);
  await answer(reader.context, letter, 'Not changed', 'That is how the fox spells it.');
  const popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  const card = popup.getByRole('listitem');
  await expect(card).toContainText('Not changed');
  await expect(card).toContainText('“That is how the fox spells it.”');
});

test('a reader who switched it off is asked for by nobody', async ({ site, newsroom, reader, page }) => {
  await page.goto(site.page('/fox', story(lead('jumpd'))));
  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  await options.getByRole('checkbox', { name: 'Ask what became of my corrections' }).uncheck();
  await expect(options.getByText('Saved.')).toBeVisible();
  const alarms = () =>
    reader.worker.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name));
  const letter = await send(reader, page, newsroom.mail);
  await answer(reader.context, letter, 'Fixed', '');
  let popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('Received by the newsroom');
  await expect.poll(alarms).not.toContain('inquire');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  await options.getByRole('checkbox', { name: 'Ask what became of my corrections' }).check();
  await expect.poll(alarms).toContain('inquire');
  popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('Fixed');
});

test('a reader who wishes it is notified, and a click opens the story at the passage', async ({
  site,
  newsroom,
  folder,
}) => {
  // As it is once the reader has given the permission: no driver presses the browser's own buttons.
  const extension = join(folder, 'extension');
  await cp(EXTENSION, extension, { recursive: true });
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8'));
  manifest.permissions.push(...manifest.optional_permissions);
  delete manifest.optional_permissions;
  await writeFile(join(extension, 'manifest.json'), JSON.stringify(manifest));
  const reader = await launchReader({ profile: join(folder, 'profile'), headless: true, extension });
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  const address = site.page('/fox', story(lead('jumpd')));
  const isRegistered = () =>
    reader.worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0);
  await expect.poll(isRegistered).toBe(true);
  await page.goto(address);
  const letter = await send(reader, page, newsroom.mail);
  await answer(reader.context, letter, 'Fixed', 'Well spotted!');

  const popup = await openPopup(reader, page);
  const shown = () => reader.worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  await expect.poll(shown).toHaveLength(1);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('1 new answer from editors')).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Notify me of answers' })).toBeHidden();
  const opened = reader.context.waitForEvent('page');
  await reader.worker.evaluate(async () => {
    const [id] = Object.keys(await chrome.notifications.getAll());
    // The browser's own way to call the listeners, which its documentation leaves out.
    const event = chrome.notifications.onClicked as typeof chrome.notifications.onClicked & {
      dispatch(id: string | undefined): void;
    };
    event.dispatch(id);
  });
  await (await opened).waitForURL((url) => url.href.startsWith(address));
  await expect.poll(shown).toHaveLength(0);
  await reader.close();
});

test('a scanner that opens every link of the letter changes nothing', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', story(lead('jumpd'))));
  const letter = await send(reader, page, newsroom.mail);
  const links = linksOf(letter);
  expect(links.filter((link) => link.includes('/verdict/'))).toHaveLength(3);
  const scanned = await reader.context.newPage();
  for (const link of links) {
    for (const method of ['HEAD', 'GET']) await fetch(link, { method });
    await scanned.goto(link, { waitUntil: 'networkidle' }); // as one that runs scripts does
  }
  await scanned.close();

  const popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('The letter is with the editors.');
  await expect(popup.getByRole('listitem')).toContainText('Received by the newsroom');
  await popup.close();
  await answer(reader.context, letter, 'Fixed', ''); // the answer is still the editor's to give
});
