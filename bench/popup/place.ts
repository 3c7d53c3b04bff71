// Where the popup is measured, and how it is opened there.

import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchReader } from '../../demo/chromium/launch';

export interface Place {
  /** The folder for profiles. */
  readonly folder: string;
  /** The folder of the empty extension. */
  readonly empty: string;
  /** The address of a story. */
  readonly story: string;
  /** An expression whose value is the exports of `in-page.ts`. */
  readonly script: string;
}

/** Each attempt takes three seconds. */
const MOST_TRIES = 10;

/** Runs the work in the extension's popup, opened on the story's first words: as many as a passage may have. */
export async function inPopup<T>(
  { folder, story }: Place,
  name: string,
  extension: string,
  work: (popup: Page) => Promise<T>,
): Promise<T> {
  const reader = await launchReader({ profile: join(folder, name), headless: true, extension });
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  let popup: Page | undefined;
  for (let tries = 0; popup === undefined; tries += 1) {
    if (tries === MOST_TRIES) throw new Error(`The popup of “${name}” does not open.`);
    await page.goto(story); // again, until the key is registered
    await page.evaluate(() => {
      const paragraphs = document.querySelectorAll('article > p');
      const [first, last] = [paragraphs[0], paragraphs[paragraphs.length - 1]];
      if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, 0);
    });
    await page.keyboard.press('Control+Enter');
    popup = await reader.popup(3_000).catch(() => undefined);
  }
  const result = await work(popup);
  await reader.close();
  return result;
}
