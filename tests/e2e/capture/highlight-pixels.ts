// Finds out from the pixels whether Chromium highlights a passage when a link with a text fragment is opened.

import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';

const HIGHLIGHT = { red: 255, green: 0, blue: 255 };

/** Whether `words` in the element look different after `link` is opened than without its directive: a sandboxed page takes no style. */
export async function looksHighlighted(
  page: Page,
  link: string,
  selector: string,
  words: string,
): Promise<boolean> {
  const pictures = [];
  for (const address of [link, link.replace(/#.*/, '')]) {
    const tab = await page.context().newPage();
    await tab.goto(address);
    pictures.push(await tab.screenshot({ clip: await boxOf(tab, selector, words) }));
    await tab.close();
  }
  const [highlighted, plain] = pictures;
  return plain !== undefined && highlighted?.equals(plain) === false;
}

/** Whether `words` in the element are painted as `::target-text` after `link` is opened. */
export async function isHighlightedByFragment(
  page: Page,
  link: string,
  selector: string,
  words: string,
): Promise<boolean> {
  // The browser follows a text fragment only after a navigation that the user started, such as one in a new tab.
  const tab = await page.context().newPage();
  await tab.goto(link);
  await tab.addStyleTag({ content: '::target-text { background-color: rgb(255, 0, 255) !important; }' });
  const { data } = PNG.sync.read(await tab.screenshot({ clip: await boxOf(tab, selector, words) }));
  await tab.close();
  let highlighted = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === HIGHLIGHT.red && data[at + 1] === HIGHLIGHT.green && data[at + 2] === HIGHLIGHT.blue)
      highlighted += 1;
  }
  return highlighted > data.length / 4 / 3; // letters cover the rest
}

/** Returns where `words` in the element are painted. */
function boxOf(page: Page, selector: string, words: string) {
  return page.locator(selector).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start === -1) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
    throw new Error(`“${wanted}” is not in the element.`);
  }, words);
}
