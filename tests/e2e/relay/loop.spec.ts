// The way back: the reader learns the editors' verdict on a correction, with a real relay and its letters.

import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { EXTENSION, launchReader, type Reader } from '../../../demo/chromium/launch';
import { correctionOf, toMailbox } from '../../../demo/screenshots/records';
import { fillStores } from '../../../demo/screenshots/stores';
import type { ReceivedLetter } from '../../../testing/newsroom/smtp-sink';
import { sampleDraft } from '../../../testing/samples/drafts';
import { linksOf, sendVerdict } from '../fixtures/editor-steps';
import { findings } from '../fixtures/findings';
import { correctionBox, fromMenu, openOn, pressSend } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const story = (lead: string) =>
  `<h1>Fox clears dog</h1><p>It was late in the evening of a long day.</p>${lead}<p>The dog said later that it had not moved at all.</p>`;
const lead = (verb: string) =>
  `<p id="lead">The brown fox ${verb} over the lazy dog. It was seen by many.</p>`;

const badge = (reader: Reader) => reader.worker.evaluate(() => chrome.action.getBadgeText({}));

/** Sends a correction of the story's verb and closes the popup. Returns the letter that the newsroom received. */
async function send(
  reader: Reader,
  page: Page,
  letters: { waitForLetters(count: number): Promise<readonly ReceivedLetter[]> },
): Promise<ReceivedLetter> {
  await page.bringToFront();
  const popup = await openOn(reader, page, 'jumpd');
  await correctionBox(popup).fill('jumped');
  await pressSend(popup);
  await expect(popup.getByText('Thank you.')).toBeVisible();
  await fromMenu(popup.getByRole('listitem').first(), 'Send now');
  await expect(popup.getByText('Received by the newsroom')).toBeVisible();
  const [letter] = await letters.waitForLetters(1);
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);
  if (letter === undefined) throw new Error('no letter');
  return letter;
}

/** Opens the popup with the toolbar button. */
async function openPopup(reader: Reader, page: Page): Promise<Page> {
  await page.bringToFront();
  await reader.worker.evaluate(() => chrome.action.openPopup());
  return reader.popup();
}

test('the reader sees the verdict “Fixed” and its note in the badge, above the list and on the card', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const address = site.page('/fox', story(lead('jumpd')));
  await page.goto(address);
  const letter = await send(reader, page, newsroom.mail);
  await sendVerdict(reader.context, letter, 'Fixed', 'Well spotted!');

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
  expect(await findings(popup)).toEqual([]);
  await expect.poll(() => badge(reader)).toBe('');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  site.page('/fox', story(lead('jumped')));
  await page.goto(address);
  popup = await openPopup(reader, page);
  await expect(popup.getByText('Fixed: 1 you reported here')).toBeVisible();
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('Fixed');
  await expect(popup.getByRole('listitem')).not.toContainText('New');
  expect(await findings(popup)).toEqual([]);

  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  const { host } = new URL(address);
  await options.getByText('By site').click();
  await expect(options.getByRole('row', { name: host })).toHaveText(`${host}1100`); // sent, fixed, not changed, waiting
  expect(await findings(options)).toEqual([]);
});

test('the reader sees the verdict “Not changed” with the editor’s note', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  await page.goto(site.page('/fox', story(lead('jumpd'))));
  const letter = await send(reader, page, newsroom.mail);
  await sendVerdict(reader.context, letter, 'Not changed', 'That is how the fox spells it.');
  const popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  const card = popup.getByRole('listitem');
  await expect(card).toContainText('Not changed');
  await expect(card).toContainText('“That is how the fox spells it.”');
  await expect(card).not.toContainText('On the page'); // that it is as before is no news
});

test('if the paragraph is gone from the story, the editors’ verdict stands alone', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const address = site.page('/fox', story(lead('jumpd')));
  await page.goto(address);
  const letter = await send(reader, page, newsroom.mail);
  await sendVerdict(reader.context, letter, 'Fixed', 'We took it out.');
  site.page('/fox', story(''));
  await page.goto(address);
  const popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('“We took it out.”');
  await expect(popup.getByRole('listitem')).not.toContainText('the page still has');
});

test('a story that is opened from the list is checked once it is loaded', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const address = site.page('/fox', story(lead('jumpd')));
  await page.goto(address);
  await send(reader, page, newsroom.mail);
  site.page('/fox', story(lead('leapt')));
  await page.goto(site.page('/other', '<p>Something else.</p>'));
  let popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  const opened = reader.context.waitForEvent('page');
  await popup.getByRole('listitem').getByRole('link').click();
  await (await opened).waitForURL((url) => url.href.startsWith(address));
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText(/On the page, .*: other words stand there now/);
});

test('“Check my corrections” fetches each story once and shows the results', async ({
  site,
  newsroom,
  reader,
  page,
}) => {
  const { inbox } = newsroom;
  const verbs = ['jumpd', 'jumpd', 'jumpd', 'jumpd'];
  const corrections = verbs.map((verb, index) => {
    const draft = {
      ...sampleDraft(index, inbox),
      page: { address: `${site.origin}/story-${index}`, language: 'en' },
      passage: {
        exact: verb,
        prefix: 'It was late in the evening of a long day.\nThe brown fox ',
        suffix: ' over the lazy dog. It was seen by many.',
        start: 70,
        end: 75,
      },
      replacement: 'jumped',
    };
    return correctionOf(toMailbox(draft, 'desk@news.test'), { state: 'sent' }, 60);
  });
  site.page('/story-0', story(lead('<b>jumped</b>')));
  site.page('/story-1', story(`<nav hidden>jumpd</nav>${lead('jumpd')}<script>"jumped"</script>`));
  site.page('/story-2', story(''));
  // There is no /story-3.
  await page.goto(site.page('/other', '<p>Something else.</p>'));
  const popup = await openPopup(reader, page);
  await fillStores(popup, { corrections });
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem').first()).toContainText('No answer can come back here.');
  await popup.getByRole('button', { name: 'Check my corrections' }).click();
  await expect(
    popup.getByText('corrected as you suggested (1) · as before (1) · cannot tell (2)'),
  ).toBeVisible();
  for (const [index, seen] of [
    'corrected as you suggested',
    'as before',
    'cannot tell',
    'cannot tell',
  ].entries()) {
    const card = popup.locator('.card', { has: popup.locator(`a[href*="/story-${index}"]`) });
    await expect(card).toContainText(seen);
  }
  const asked = site.requests.filter((request) => request.includes('/story-')).toSorted();
  expect(asked).toEqual(['GET /story-0', 'GET /story-1', 'GET /story-2', 'GET /story-3']);
});

test('no status is requested if the reader switched that off', async ({ site, newsroom, reader, page }) => {
  await page.goto(site.page('/fox', story(lead('jumpd'))));
  const options = await reader.context.newPage();
  await options.goto(`chrome-extension://${reader.extensionId}/options.html`);
  const asks = options.getByRole('checkbox', { name: 'Ask what became of my corrections' });
  await asks.uncheck();
  await expect(options.getByText('Saved.')).toBeVisible();
  const alarms = () =>
    reader.worker.evaluate(async () => (await chrome.alarms.getAll()).map(({ name }) => name));
  const letter = await send(reader, page, newsroom.mail);
  await sendVerdict(reader.context, letter, 'Fixed', '');
  let popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('Received by the newsroom');
  await expect.poll(alarms).not.toContain('inquire');
  await popup.close();
  await expect.poll(() => reader.isPopupOpen()).toBe(false);

  await asks.click();
  await expect(asks).toBeChecked(); // checked only after the setting is saved
  await expect.poll(alarms).toContain('inquire');
  popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('Fixed');
});

test('a reader who allowed notifications gets one, and a click opens the story at the passage', async ({
  site,
  newsroom,
  folder,
}) => {
  // Has the permission from the start, because Playwright cannot press the buttons of the browser's prompt.
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
  await sendVerdict(reader.context, letter, 'Fixed', 'Well spotted!');

  const popup = await openPopup(reader, page);
  const shown = () => reader.worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  await expect.poll(shown).toHaveLength(1);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByText('1 new answer from editors')).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Notify me of answers' })).toBeHidden();
  const opened = reader.context.waitForEvent('page');
  await reader.worker.evaluate(async () => {
    const [id] = Object.keys(await chrome.notifications.getAll());
    // The undocumented function by which the browser calls the listeners.
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
    await scanned.goto(link, { waitUntil: 'networkidle' }); // as a scanner that runs scripts does
  }
  await scanned.close();

  const popup = await openPopup(reader, page);
  await popup.getByRole('tab', { name: 'Corrections' }).click();
  await expect(popup.getByRole('listitem')).toContainText('The e-mail is with the editors.');
  await expect(popup.getByRole('listitem')).toContainText('Received by the newsroom');
  await popup.close();
  await sendVerdict(reader.context, letter, 'Fixed', ''); // the editor can still answer
});
