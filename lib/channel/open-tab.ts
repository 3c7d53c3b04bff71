// Opens what the reader finishes on a website.

import { browser } from 'wxt/browser';

/**
 * Opens the web address in a new tab. Unlike `open()`, browsers allow it long after the press of a button, and it fails if nothing
 * opens. The popup closes when the tab comes to the front, so this is the last thing to do.
 *
 * @param isInFront whether the reader sees the tab at once.
 */
export async function openTab(address: string, isInFront = true): Promise<void> {
  await browser.tabs.create({ url: address, active: isInFront });
}

/** Copies the text; returns whether it is on the clipboard. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
