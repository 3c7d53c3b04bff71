// Reads what a tab's pages say today.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type FrameText, FrameTextSchema } from '../page/frame-text';

const SCRIPT = '/page-text.js';

/** The texts of the tab's frames that have an address of their own; none where no script may run. */
export async function readTexts(tabId: number): Promise<FrameText[]> {
  try {
    // Where the reader withholds the site, the address is not shown to us, and a script would wait without end.
    if ((await browser.tabs.get(tabId)).url === undefined) return [];
    const results = await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [SCRIPT],
    });
    return results.flatMap(({ result }) => {
      const parsed = v.safeParse(FrameTextSchema, result);
      return parsed.success ? [parsed.output] : [];
    });
  } catch (error) {
    console.info('The tab cannot be read:', error); // browser pages, web stores
    return [];
  }
}
