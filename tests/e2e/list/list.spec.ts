// A long list of corrections: scrolling, searching and deleting.

import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { correctionOf } from '../../../demo/screenshots/records';
import { fillStores } from '../../../demo/screenshots/stores';
import { bundleForPage } from '../../../testing/in-page-bundle';
import { sampleDraft } from '../../../testing/samples/drafts';
import { fromMenu } from '../fixtures/popup-steps';
import { expect, test } from '../fixtures/test';

const COUNT = 300;

/** Opens the list of a reader who has sent `count` corrections, in a tab. */
async function openLongList(reader: Reader, count = COUNT): Promise<Page> {
  const script = await bundleForPage(join(import.meta.dirname, '../../../bench/outbox/in-page.ts'));
  const list = await reader.context.newPage();
  await list.goto(`chrome-extension://${reader.extensionId}/popup.html`);
  await list.evaluate(`${script}.fill(${count})`);
  await list.reload();
  await list.getByRole('tab', { name: 'Corrections' }).click();
  await expect(list.getByRole('listitem').first()).toBeVisible();
  return list;
}

/** Returns the card of a correction by the order of sending; the first sent has index 0. */
function cardOf(list: Page, index: number): Locator {
  return list.getByRole('listitem').filter({ hasText: new RegExp(`council of ${index}\\D`) });
}

/** Returns the index of a card from the number in its text. */
function indexIn(text: string | null | undefined): number | undefined {
  const number = /council of (\d+)/.exec(text ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Scrolls to a part of the list's height. */
async function scrollTo(list: Page, part: number): Promise<void> {
  await list.locator('.panel').evaluate((panel, part) => panel.scrollTo(0, panel.scrollHeight * part), part);
}

/** Scrolls to the middle of the list. Returns the card that is visible there. */
async function scrollToMiddle(list: Page): Promise<Locator> {
  await scrollTo(list, 1 / 2);
  let index: number | undefined;
  await expect(async () => {
    const text = await list.evaluate(() => {
      document.querySelector('.panel')?.scrollBy(0, 40); // a space or a heading may be there
      return document.elementFromPoint(200, 300)?.closest('.card')?.textContent;
    });
    index = indexIn(text);
    expect(index).toBeDefined();
  }).toPass();
  return cardOf(list, index ?? -1);
}

/** Presses the key until the focus has been in `count` cards. Returns their indexes in order. */
async function focusedCards(list: Page, key: 'Tab' | 'Shift+Tab', count: number): Promise<number[]> {
  const indexes: number[] = [];
  while (indexes.length < count) {
    await list.keyboard.press(key);
    const index = indexIn(await list.evaluate(() => document.activeElement?.closest('.card')?.textContent));
    if (index !== undefined && index !== indexes.at(-1)) indexes.push(index);
  }
  return indexes;
}

test('can have thousands of corrections, of which only those near the view are in the DOM', async ({
  reader,
}) => {
  const many = 3_000;
  const list = await openLongList(reader, many);
  const [first, last] = [cardOf(list, many - 1), cardOf(list, 0)];
  await list.getByRole('searchbox', { name: 'Search' }).focus();
  await list.keyboard.press('ArrowDown');
  await expect(async () => {
    await list.keyboard.press('End');
    await expect(last).toBeInViewport({ timeout: 500 });
  }).toPass();
  expect(await list.getByRole('listitem').count()).toBeLessThan(100);
  await fromMenu(last, 'Delete');
  await expect(last).toHaveCount(0);
  await expect(cardOf(list, 1)).toBeInViewport(); // the card before it in the list
  await expect(cardOf(list, 1)).toBeFocused();

  await list.keyboard.press('Home');
  await expect(first).toBeFocused();
  await expect(first).toBeInViewport();
  expect(await list.getByRole('listitem').count()).toBeLessThan(100);
});

test('can be traversed by keyboard from card to card, in both directions', async ({ reader }) => {
  const list = await openLongList(reader);
  const order = Array.from({ length: COUNT }, (_, index) => COUNT - 1 - index);
  await list.getByRole('radio', { checked: true }).focus();
  expect(await focusedCards(list, 'Tab', 30)).toEqual(order.slice(0, 30));
  await list.getByRole('button', { name: 'Export everything' }).focus();
  expect(await focusedCards(list, 'Shift+Tab', 30)).toEqual(order.toReversed().slice(0, 30));
});

test('can be traversed with the arrow keys, far beyond the cards that were rendered at first', async ({
  reader,
}) => {
  const list = await openLongList(reader);
  await list.getByRole('searchbox', { name: 'Search' }).focus();
  for (let index = COUNT - 1; index >= COUNT - 60; index -= 1) {
    await list.keyboard.press('ArrowDown');
    await expect(cardOf(list, index)).toBeFocused();
  }
  await expect(cardOf(list, COUNT - 60)).toBeInViewport();
  await list.keyboard.press('End');
  await expect(cardOf(list, 0)).toBeFocused();
  await list.keyboard.press('ArrowDown'); // there is no further one
  await expect(cardOf(list, 0)).toBeFocused();
  await list.keyboard.press('ArrowUp');
  await expect(cardOf(list, 1)).toBeFocused();
  await list.keyboard.press('Home');
  await expect(cardOf(list, COUNT - 1)).toBeFocused();
});

test('keeps the focused card in the DOM, however far the reader scrolls', async ({ reader }) => {
  const list = await openLongList(reader);
  const focused = await scrollToMiddle(list);
  await focused.getByRole('button').last().focus();
  const index = indexIn(await focused.textContent()) ?? -1;
  // The end can move, because the list estimates the height of cards that were never shown.
  await expect(async () => {
    await scrollTo(list, 1);
    await expect(cardOf(list, 0)).toBeInViewport({ timeout: 1_000 });
  }).toPass();
  const next = [index - 1, index - 2, index - 3];
  expect(await focusedCards(list, 'Tab', 3)).toEqual(next);
  await expect(cardOf(list, index - 3)).toBeInViewport();
});

test('does not move the visible cards when something above them changes', async ({ reader }) => {
  const list = await openLongList(reader);
  const [first, seen] = [cardOf(list, COUNT - 1), await scrollToMiddle(list)];
  const before = await seen.boundingBox();
  // Not by its menu, whose focus would scroll to it.
  const id = await first.evaluate((card) => (card as HTMLElement).dataset.id);
  await list.evaluate((correction) => chrome.runtime.sendMessage({ type: 'forget', correction }), id);
  await expect(first).toHaveCount(0);
  expect(await seen.boundingBox()).toEqual(before);
});

test('can be searched by words and filtered by status, wherever the corrections are in the list', async ({
  reader,
}) => {
  const list = await openLongList(reader);
  const cards = list.getByRole('listitem');
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 77');
  await expect(cards).toContainText(['council of 277', 'council of 177', 'council of 77']);
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 25');
  await list.getByRole('radio', { name: 'Fixed 75' }).check();
  await expect(cards).toContainText([257, 253, 225, 125, 25].map((index) => `council of ${index}`));
  await list.getByRole('searchbox', { name: 'Search' }).fill('zebra');
  await expect(list.getByText('Nothing like that is in the list.')).toBeVisible();

  await list.getByRole('button', { name: 'Clear filter' }).click();
  await expect(cards.first()).toContainText('council of 299');
  await expect(list.getByRole('radio', { name: 'All 300' })).toBeChecked();
  await expect(list.getByRole('searchbox', { name: 'Search' })).toBeFocused();
});

test('has a link to each passage, and deletes what the reader deletes, unless they undo it', async ({
  reader,
}) => {
  const list = await openLongList(reader);
  await list.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 299');
  const card = list.getByRole('listitem');
  await expect(card).toHaveCount(1);
  const link = await card.getByRole('link').getAttribute('href');
  expect(link).toMatch(/^https:\/\/news\.example\/2026\/11\/story-299#:~:text=/);
  await fromMenu(card, 'Delete');
  await expect(card).toHaveCount(0);
  await list.getByRole('button', { name: 'Undo' }).click(); // deleted by mistake
  await expect(card).toHaveCount(1);
  await fromMenu(card, 'Delete');
  await expect(card).toHaveCount(0);
  await list.reload();
  await list.getByRole('tab', { name: 'Corrections' }).click();
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 299');
  await expect(list.getByText('Nothing like that is in the list.')).toBeVisible();
});

test('shows the verdict and the editors’ note', async ({ reader }) => {
  const list = await reader.context.newPage();
  await list.goto(`chrome-extension://${reader.extensionId}/popup.html`);
  const draft = sampleDraft(0, 'https://news.example/inbox');
  const note = 'That is how the council writes it.';
  await fillStores(list, { corrections: [correctionOf(draft, { state: 'declined', note }, 5)] });
  await list.getByRole('tab', { name: 'Corrections' }).click();
  await expect(list.getByRole('listitem')).toContainText('Not changed');
  await expect(list.getByRole('listitem')).toContainText(`“${note}”`);
});
