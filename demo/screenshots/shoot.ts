// Takes a picture in each theme.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Shot } from './shot';

export const THEMES = ['light', 'dark'] as const;

/** Writes `folder/light/name.png` and `folder/dark/name.png`. */
export async function shoot({ of, whole }: Shot, folder: string, name: string): Promise<void> {
  const page = 'page' in of ? of.page() : of;
  await settle(page);
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    const options = { path: join(folder, colorScheme, `${name}.png`), animations: 'disabled' } as const;
    await ('page' in of ? of.screenshot(options) : of.screenshot({ ...options, fullPage: whole === true }));
  }
  await page.emulateMedia({ colorScheme: null });
}

/** The popup takes its size from its content, at the browser's own pace. */
async function settle(page: Page): Promise<void> {
  const size = () => page.evaluate(() => `${innerWidth} × ${innerHeight}`);
  for (let before = '', now = await size(); before !== now; now = await size()) {
    before = now;
    await page.waitForTimeout(150);
  }
}
