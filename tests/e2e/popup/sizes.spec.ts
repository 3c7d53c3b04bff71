// The popup in little space: nothing is cut off or overlaps, and everything is large enough to click. A popup is at most 800 px wide,
// so at a zoom of 250 % it has 320 CSS pixels (https://www.w3.org/TR/WCAG22/#reflow), and 240 in height.

import type { Page } from '@playwright/test';
import { type Desk, openDesk } from '../../../demo/screenshots/desk';
import { LANGUAGES } from '../../../demo/screenshots/papers';
import { STATES } from '../../../demo/screenshots/states';
import { test as base, expect } from '../fixtures/test';
import { findFlaws } from './layout-in-page';

type OpenDesk = (...how: Parameters<typeof openDesk>) => Promise<Desk>;

/** `open` opens a desk, which is closed even if the test fails. */
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

/** The states with the most content. */
const FULL_STATES = [
  'form-filled',
  'form-preview',
  'form-long',
  'form-picture',
  'form-mailbox',
  'form-recipients',
  'form-nobody',
  'form-to-issue',
  'form-to-site-form',
  'form-to-any',
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
  'list-by-hand',
  'sent',
] as const;

/** Maximum width of a popup in CSS pixels, by zoom. */
const WIDTHS = { 2: 400, 2.5: 320 };

for (const language of LANGUAGES) {
  for (const zoom of language === 'de' ? ([2, 2.5] as const) : ([2.5] as const)) {
    test(`in ${language} at ${zoom * 100} %, nothing is cut off, overlaps or is too small to click`, async ({
      open,
    }) => {
      test.setTimeout(180_000);
      const desk = await open(language, { zoom });
      const flaws: string[] = [];
      for (const name of FULL_STATES) {
        await desk.clear();
        const popup = await openState(desk, name);
        await expect.poll(() => popup.evaluate(() => innerWidth)).toBeLessThanOrEqual(WIDTHS[zoom]);
        for (const flaw of await popup.evaluate(findFlaws)) flaws.push(`${name}: ${flaw}`);
      }
      expect(flaws).toEqual([]);
    });
  }
}

test('the focused element is never covered by the bar with Send', async ({ open }) => {
  const desk = await open('en', { zoom: 1.5 }); // the popup is low, and its form scrolls
  const popup = await openState(desk, 'form-problems-below');
  const hidden: string[] = [];
  for (const key of ['Tab', 'Shift+Tab'] as const)
    for (let press = 0; press < 20; press += 1) {
      await popup.keyboard.press(key);
      const covered = await popup.evaluate(() => {
        const { activeElement } = document;
        const bar = document.querySelector('.bar');
        if (activeElement === null || bar === null || bar.contains(activeElement)) return '';
        const isBelow = activeElement.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
        return isBelow ? activeElement.outerHTML : '';
      });
      if (covered !== '') hidden.push(covered);
    }
  expect(hidden).toEqual([]);
});

async function openState(desk: Desk, state: string): Promise<Page> {
  const shot = await STATES[state]?.(desk);
  if (shot === undefined || 'page' in shot.of) throw new Error(`There is no popup in ${state}.`);
  return shot.of;
}
