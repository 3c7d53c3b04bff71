// Opens what the reader finishes on a website.

import { browser } from 'wxt/browser';

/**
 * Where the reader finishes a correction: in the mail app, in a project's new issue (filled in, or for them to paste the text), in a
 * wiki's editor, in a form, on the page (because its tool could not be opened from here), on one of them but without the text on the
 * clipboard (behind this popup, which says so), with the text on the clipboard, or nowhere because the browser did not allow it.
 */
export type Opened =
  | 'mail'
  | 'issue'
  | 'paste-issue'
  | 'editor'
  | 'form'
  | 'page'
  | 'uncopied'
  | 'clipboard'
  | 'nowhere';

/**
 * Opens the web address in a new tab. Unlike `open()`, browsers allow it long after the press of a button, and it fails if nothing
 * opens. The popup closes when the tab comes to the front, so this is the last thing to do.
 *
 * @param isInFront whether the reader sees the tab at once.
 */
export async function openTab(address: string, isInFront = true): Promise<void> {
  await browser.tabs.create({ url: address, active: isInFront });
}

/** Opens the address, behind this popup if the reader has to learn that the text is not copied. */
export async function openPage(address: string, where: Opened, isCopied: boolean): Promise<Opened> {
  try {
    await openTab(address, isCopied);
    return isCopied ? where : 'uncopied';
  } catch (error) {
    console.error(error);
    return 'nowhere';
  }
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
