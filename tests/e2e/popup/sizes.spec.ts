// The popup where there is little room: everything is there, nothing is cut off, and all of it can be hit.
// A popup is 800 px wide at most, so a reader's zoom of 250 % leaves 320 CSS pixels of it
// (https://www.w3.org/TR/WCAG22/#reflow), and 240 in height.

import type { Page } from '@playwright/test';
import { type Desk, openDesk } from '../../../demo/screenshots/desk';
import { LANGUAGES } from '../../../demo/screenshots/papers';
import { STATES } from '../../../demo/screenshots/states';
import { test as base, expect } from '../fixtures/test';
import { findFlaws } from './room-in-page';

type OpenDesk = (...how: Parameters<typeof openDesk>) => Promise<Desk>;

/** Desks that are left whatever becomes of the test. */
const test = base.extend<{ open: OpenDesk }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  open: async ({}, use) => {
    const desks: Desk[] = [];
    await use(async (...how) => {
      const desk = await openDesk(...how);
      desks.push(desk);
      return desk;
    });
    for (const desk of desks) await desk.leave();
  },
});

/** In which there is most to be seen. */
const FULL = [
  'form-filled',
  'form-preview',
  'form-long',
  'form-picture',
  'form-mailbox',
  'form-recipients',
  'form-problems-below',
  'naming-question',
  'already',
  'fixed-meanwhile',
  'store-newer',
  'nothing-highlighted',
  'quote-missing',
  'unreachable',
  'list-empty',
  'list',
  'list-search',
  'sent',
] as const;

/** By the reader's zoom, how wide a popup is at most. */
const WIDTHS = { 2: 400, 2.5: 320 };

for (const language of LANGUAGES) {
  for (const zoom of language === 'de' ? ([2, 2.5] as const) : ([2.5] as const)) {
    test(`in ${language} at ${zoom * 100} %, nothing is cut off, overlaps or is too small to be hit`, async ({
      open,
    }) => {
      test.setTimeout(180_000);
      const desk = await open(language, { zoom });
      const flaws: string[] = [];
      for (const name of FULL) {
        await desk.clear();
        const popup = await reach(desk, name);
        await expect.poll(() => popup.evaluate(() => innerWidth)).toBeLessThanOrEqual(WIDTHS[zoom]);
        for (const flaw of await popup.evaluate(findFlaws)) flaws.push(`${name}: ${flaw}`);
      }
      expect(flaws).toEqual([]);
    });
  }
}

test('what gets the focus is never hidden below the bar with Send', async ({ open }) => {
  const desk = await open('en', { zoom: 1.5 }); // as high as leaves the bar in its place
  const popup = await reach(desk, 'form-problems-below');
  const hidden: string[] = [];
  for (const key of ['Tab', 'Shift+Tab'] as const)
    for (let press = 0; press < 20; press += 1) {
      await popup.keyboard.press(key);
      const covered = await popup.evaluate(() => {
        const { activeElement } = document;
        const bar = document.querySelector('.actions');
        if (activeElement === null || bar === null || bar.contains(activeElement)) return '';
        const isBelow = activeElement.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
        return isBelow ? activeElement.outerHTML : '';
      });
      if (covered !== '') hidden.push(covered);
    }
  expect(hidden).toEqual([]);
});

async function reach(desk: Desk, state: string): Promise<Page> {
  const shot = await STATES[state]?.(desk);
  if (shot === undefined || 'page' in shot.of) throw new Error(`There is no popup in ${state}.`);
  return shot.of;
}
