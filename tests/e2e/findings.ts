// What is wrong with how a page looks: of the extension, of the relay, of a letter.

import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** By theme, direction, rule and place: in the light and in the dark, written from left to right and from right to left. */
export async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  const written = await page.locator('html').getAttribute('dir');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const dir of ['ltr', 'rtl']) {
      await page.evaluate((direction) => {
        document.documentElement.dir = direction;
      }, dir);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => axe.run());
      for (const { id, nodes } of violations)
        found.push(...nodes.map(({ target }) => `${colorScheme}, ${dir}: ${id} at ${String(target)}`));
    }
  }
  await page.evaluate((direction) => {
    document.documentElement.dir = direction ?? '';
  }, written);
  return found;
}

/** Of a letter that the page shows, by theme; no mail program shows a letter as a page of its own, so that fewer rules hold. */
export async function findingsInLetter(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => axe.run({ runOnly: ['color-contrast', 'link-name'] }));
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ html }) => `${colorScheme}: ${id} at ${html}`));
  }
  return found;
}

/** Whether all of the page is as wide as the window. */
export function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
}
