// A page with the outbox in it, on a database of its own.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundleForPage } from '../../../testing/in-page-bundle';
import { test as base } from '../capture-fixtures';
import type * as Answers from './answers-in-page';
import type * as InPage from './in-page';

const SCRIPTS = { outbox: 'in-page.ts', answers: 'answers-in-page.ts' } as const;
let scripts: Promise<string[]> | undefined;

/** Puts the outbox, and who asks for answers, into the page. */
async function install(page: Page): Promise<void> {
  scripts ??= Promise.all(
    Object.entries(SCRIPTS).map(async ([name, file]) => {
      const script = await bundleForPage(join(import.meta.dirname, file));
      return `window.${name} = ${script}`;
    }),
  );
  for (const script of await scripts) await page.evaluate(script);
}

declare global {
  /** What `in-page.ts` exports, once it is installed. */
  var outbox: typeof InPage;
  /** The same of `answers-in-page.ts`. */
  var answers: typeof Answers;
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
