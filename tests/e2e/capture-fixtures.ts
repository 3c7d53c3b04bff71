// The capture alone, without the extension: the built script evaluated in plain pages of a Chromium that tells what its
// own text fragments match.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, test as base, chromium, type Frame, type Page } from '@playwright/test';
import * as v from 'valibot';
import { ensureChromium } from '../../demo/chromium/find';
import { EXTENSION } from '../../demo/chromium/launch';
import { type Capture, CaptureSchema } from '../../lib/page/capture';
import { type Site, startSite } from './site';

interface Shared {
  browser: Browser;
  site: Site;
  sharedPage: Page;
}

/** Tests that read a page one after the other in the same tab: a new one each would take most of the time. */
export const test = base.extend<{ page: Page }, Shared>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: ensureChromium(),
        args: ['--enable-blink-features=TextFragmentAPI', '--no-sandbox', '--disable-gpu'],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  site: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],

  sharedPage: [
    async ({ browser }, use) => {
      const page = await browser.newPage();
      await use(page);
      await page.close();
    },
    { scope: 'worker' },
  ],

  page: async ({ sharedPage }, use) => {
    await sharedPage.goto('about:blank');
    await use(sharedPage);
  },
});

/** What the script gives back of what is highlighted now, parsed as the background does. */
export async function capture(page: Page | Frame): Promise<Capture> {
  const script = await readFile(join(EXTENSION, 'capture.js'), 'utf8');
  return v.parse(CaptureSchema, await page.evaluate(script));
}

/** A document with `head` in its head, served at /2026/fox. */
export async function open(
  page: Page,
  serve: (path: string, html: string) => string,
  head: string,
  body = '',
  lang = '',
): Promise<void> {
  const html = `<!doctype html><html${lang && ` lang="${lang}"`}><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
  await page.goto(serve('/2026/fox', html));
}

/** JSON-LD for a document's head; a string is put there as it is. */
export const ld = (json: unknown) =>
  `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;

/** Highlights everything in the element. */
export async function highlightAll(page: Page, selector = 'body'): Promise<void> {
  await page.locator(selector).evaluate((element) => getSelection()?.selectAllChildren(element));
}

/** Opens the directive in the page and highlights what the browser itself takes it to mean, or nothing. */
export async function highlightByDirective(page: Page, directive: string): Promise<void> {
  await page.evaluate(async (hash) => {
    location.hash = hash;
    // Behind the flag TextFragmentAPI, so in no type library.
    const { fragmentDirective } = document as unknown as {
      fragmentDirective: { items: { getMatchingRange(): Promise<Range> }[] };
    };
    getSelection()?.removeAllRanges();
    const range = await fragmentDirective.items[0]?.getMatchingRange().catch(() => undefined);
    if (range !== undefined) getSelection()?.addRange(range);
  }, directive);
}

export { expect } from '@playwright/test';
