// A long list of corrections: looked through, searched, tidied.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundleForPage } from '../../bench/in-page-bundle';
import type { Reader } from '../../demo/chromium/launch';
import { expect, test } from './fixtures';

const COUNT = 300;

/** The list of a reader who has sent so many corrections, in a tab. */
async function longList(reader: Reader): Promise<Page> {
  const script = await bundleForPage(join(import.meta.dirname, '../../bench/outbox/in-page.ts'));
  const list = await reader.context.newPage();
  await list.goto(`chrome-extension://${reader.extensionId}/popup.html`);
  await list.evaluate(`${script}.fill(${COUNT})`);
  await list.reload();
  await list.getByRole('tab', { name: 'Corrections' }).click();
  await expect(list.getByRole('listitem').first()).toBeVisible();
  return list;
}

test('is read on as the reader scrolls, to its very end', async ({ reader }) => {
  const list = await longList(reader);
  const cards = list.getByRole('listitem');
  expect(await cards.count()).toBeLessThan(COUNT);
  await expect(async () => {
    await cards.last().scrollIntoViewIfNeeded();
    expect(await cards.count()).toBe(COUNT);
  }).toPass();
});

test('is searched by words and by what became of them, also where it was not read yet', async ({
  reader,
}) => {
  const list = await longList(reader);
  const cards = list.getByRole('listitem');
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 7');
  const withSeven = Array.from({ length: COUNT }, (_, index) => index).filter((index) =>
    String(index).includes('7'),
  );
  await expect(cards).toHaveCount(withSeven.length);
  await list.getByRole('combobox', { name: 'Show' }).selectOption('Fixed');
  await expect(cards).toHaveCount(withSeven.filter((index) => index % 4 === 1).length);
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
  await list.reload();
  await list.getByRole('tab', { name: 'Corrections' }).click();
  await list.getByRole('searchbox', { name: 'Search' }).fill('council of 299');
  await expect(list.getByText('Nothing like that is in the list.')).toBeVisible();
});
