// A page with the outbox in it, on a database of its own.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundleForPage } from '../../../bench/in-page-bundle';
import { test as base } from '../capture-fixtures';
import type * as InPage from './in-page';

let script: Promise<string> | undefined;

/** Puts the outbox into the page. */
async function install(page: Page): Promise<void> {
  script ??= bundleForPage(join(import.meta.dirname, 'in-page.ts'));
  await page.evaluate(`window.outbox = ${await script}`);
}

declare global {
  /** What `in-page.ts` exports, once it is installed. */
  var outbox: typeof InPage;
}

export const test = base.extend<{ page: Page; another: () => Promise<Page> }>({
  page: async ({ browser, site }, use) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(site.page('/outbox', '<p>The outbox</p>'));
    await install(page);
    await use(page);
    await context.close();
  },
  /** Another page of the same site, with an outbox on the same database. */
  another: async ({ page, site }, use) => {
    await use(async () => {
      const other = await page.context().newPage();
      await other.goto(`${site.origin}/outbox`);
      await install(other);
      return other;
    });
  },
});

export { expect } from '../capture-fixtures';
