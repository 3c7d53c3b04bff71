// A long list of corrections: looked through, searched, tidied.

import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Reader } from '../../../demo/chromium/launch';
import { correctionOf } from '../../../demo/screenshots/records';
import { fillStores } from '../../../demo/screenshots/stores';
import { bundleForPage } from '../../../testing/in-page-bundle';
import { sampleDraft } from '../../../testing/samples/drafts';
import { expect, test } from '../fixtures/test';

const COUNT = 300;

/** The list of a reader who has sent so many corrections, in a tab. */
async function longList(reader: Reader, count = COUNT): Promise<Page> {
  const script = await bundleForPage(join(import.meta.dirname, '../../../bench/outbox/in-page.ts'));
  const list = await reader.context.newPage();
  await list.goto(`chrome-extension://${reader.extensionId}/popup.html`);
  await list.evaluate(`${script}.fill(${count})`);
  await list.reload();
  await list.getByRole('tab', { name: 'Corrections' }).click();
  await expect(list.getByRole('listitem').first()).toBeVisible();
  return list;
}

/** The card of the correction that was sent as the so-manieth, from 0. */
function cardOf(list: Page, index: number): Locator {
  return list.getByRole('listitem').filter({ hasText: new RegExp(`council of ${index}\\D`) });
}

/** Which card the element in the page belongs to, by the number in its text. */
function indexIn(text: string | null | undefined): number | undefined {
  const number = /council of (\d+)/.exec(text ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}

/** Scrolls to the middle of the list; gives back the card that is to be seen there. */
async function middleOf(list: Page): Promise<Locator> {
  await list.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  let index: number | undefined;
  await expect(async () => {
    const text = await list.evaluate(() => {
      scrollBy(0, 40); // a space or a heading may be there
      return document.elementFromPoint(200, 300)?.closest('.card')?.textContent;
    });
    index = indexIn(text);
    expect(index).toBeDefined();
  }).toPass();
  return cardOf(list, index ?? -1);
}

/** Presses the key until the focus has been in so many cards; gives back which, in turn. */
async function cardsOnTheWay(list: Page, key: 'Tab' | 'Shift+Tab', count: number): Promise<number[]> {
  const indexes: number[] = [];
  while (indexes.length < count) {
    await list.keyboard.press(key);
    const index = indexIn(await list.evaluate(() => document.activeElement?.closest('.card')?.textContent));
    if (index !== undefined && index !== indexes.at(-1)) indexes.push(index);
  }
  return indexes;
}

test('has thousands of corrections, and in the page only what is near', async ({ reader }) => {
  const many = 3_000;
  const list = await longList(reader, many);
  const [first, last] = [cardOf(list, many - 1), cardOf(list, 0)];
  await expect(async () => {
    await list.keyboard.press('End');
    await expect(last).toBeInViewport({ timeout: 500 });
  }).toPass();
  expect(await list.getByRole('listitem').count()).toBeLessThan(100);
  await last.getByRole('button', { name: 'Delete' }).click();
  await expect(last).toHaveCount(0);
  await expect(cardOf(list, 500)).toBeInViewport(); // the one before it

  await list.keyboard.press('Home');
  await expect(first).toBeInViewport();
  expect(await list.getByRole('listitem').count()).toBeLessThan(100);
});

test('leads from each card to the next by keyboard, and back from its end', async ({ reader }) => {
  const list = await longList(reader);
  const order = Array.from({ length: COUNT }, (_, index) => COUNT - 1 - index);
  await list.getByRole('combobox', { name: 'Show' }).focus();
  expect(await cardsOnTheWay(list, 'Tab', 30)).toEqual(order.slice(0, 30));
  await list.getByRole('button', { name: 'Export everything' }).focus();
  expect(await cardsOnTheWay(list, 'Shift+Tab', 30)).toEqual(order.toReversed().slice(0, 30));
});

test('keeps in the page what has the focus, however far the reader scrolls', async ({ reader }) => {
  const list = await longList(reader);
  const focused = await middleOf(list);
  await focused.getByRole('link', { name: 'Open at the passage' }).focus();
  const index = indexIn(await focused.textContent()) ?? -1;
  // The end may move away: what was never shown is as high as the list takes it to be.
  await expect(async () => {
    await list.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect(cardOf(list, 0)).toBeInViewport({ timeout: 1_000 });
  }).toPass();
  const next = [index - 1, index - 2, index - 3];
  expect(await cardsOnTheWay(list, 'Tab', 3)).toEqual(next);
  await expect(cardOf(list, index - 3)).toBeInViewport();
});

test('leaves what the reader looks at where it is, whatever changes above', async ({ reader }) => {
  const list = await longList(reader);
  const [first, seen] = [cardOf(list, COUNT - 1), await middleOf(list)];
  const before = await seen.boundingBox();
  await first.getByRole('button', { name: 'Delete' }).evaluate((button: HTMLElement) => button.click());
  await expect(first).toHaveCount(0);
  expect(await seen.boundingBox()).toEqual(before);
});

test('is searched by words and by what became of them, wherever in the list they stand', async ({
  reader,
}) => {
  const list = await longList(reader);
  const cards = list.getByRole('listitem');
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 77');
  await expect(cards).toContainText(['council of 277', 'council of 177', 'council of 77']);
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 25');
  await list.getByRole('combobox', { name: 'Show' }).selectOption('Fixed');
  await expect(cards).toContainText([257, 253, 225, 125, 25].map((index) => `council of ${index}`));
  await list.getByRole('searchbox', { name: 'Search' }).fill('zebra');
  await expect(list.getByText('Nothing like that is in the list.')).toBeVisible();
});

test('has a link to each passage, and forgets what the reader deletes', async ({ reader }) => {
  const list = await longList(reader);
  await list.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 299');
  const card = list.getByRole('listitem');
  await expect(card).toHaveCount(1);
  const link = await card.getByRole('link', { name: 'Open at the passage' }).getAttribute('href');
  expect(link).toMatch(/^https:\/\/news\.example\/2026\/11\/story-299#:~:text=/);
  await card.getByRole('button', { name: 'Delete' }).click();
  await expect(card).toHaveCount(0);
  await list.getByRole('button', { name: 'Undo' }).click(); // it was not meant
  await expect(card).toHaveCount(1);
  await card.getByRole('button', { name: 'Delete' }).click();
  await expect(card).toHaveCount(0);
  await list.reload();
  await list.getByRole('tab', { name: 'Corrections' }).click();
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 299');
  await expect(list.getByText('Nothing like that is in the list.')).toBeVisible();
});

test('says what the editors answered', async ({ reader }) => {
  const list = await reader.context.newPage();
  await list.goto(`chrome-extension://${reader.extensionId}/popup.html`);
  const draft = sampleDraft(0, 'https://news.example/inbox');
  const note = 'That is how the council writes it.';
  await fillStores(list, { corrections: [correctionOf(draft, { state: 'declined', note }, 5)] });
  await list.getByRole('tab', { name: 'Corrections' }).click();
  await expect(list.getByRole('listitem')).toContainText('Not changed');
  await expect(list.getByRole('listitem')).toContainText(`“${note}”`);
});
