// What a reader does on a page.

import type { Frame, Page } from '@playwright/test';

/** Highlights the first occurrence of `words` within the element, as dragging over them would. */
export async function highlight(frame: Page | Frame, selector: string, words: string): Promise<void> {
  await frame.locator(selector).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start === -1) continue;
      getSelection()?.setBaseAndExtent(node, start, node, start + wanted.length);
      return;
    }
    throw new Error(`“${wanted}” does not stand there.`);
  }, words);
}

/** Has the page note every key event it gets to see, as a site's own script would. */
export async function noteKeys(frame: Page | Frame): Promise<() => Promise<string[]>> {
  await frame.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seenKeys: seen });
    for (const type of ['keydown', 'keypress', 'keyup']) {
      addEventListener(
        type,
        (event) => {
          if ((event as KeyboardEvent).key === 'Enter') seen.push(type);
        },
        true,
      );
    }
  });
  return () => frame.evaluate(() => (globalThis as unknown as { seenKeys: string[] }).seenKeys);
}
