// What a reader does in the popup.

import { expect, type Page } from '@playwright/test';
import type { Reader } from '../../demo/chromium/launch';
import { highlight } from './reading';

/** Highlights the words in the story's lead and presses the key; gives back the popup. */
export async function openOn(reader: Reader, page: Page, words: string): Promise<Page> {
  await highlight(page, '#lead', words);
  await page.keyboard.press('Control+Enter');
  return reader.popup();
}

export const correctionBox = (popup: Page) => popup.getByRole('textbox', { name: 'Correction' });

export const pressSend = (popup: Page) => popup.getByRole('button', { name: 'Send', exact: true }).click();

/** Sends by Ctrl+Enter, as soon as the form takes it from the keyboard: the reader has seen it and changed something. */
export async function pressSendKey(popup: Page): Promise<void> {
  const send = popup.getByRole('button', { name: 'Send', exact: true });
  await expect(send).toHaveAttribute('aria-keyshortcuts', 'Control+Enter');
  await popup.keyboard.press('Control+Enter');
}

/** The corrections in the list that say so of themselves. */
export const cardsSaying = (popup: Page, state: string) =>
  popup.getByRole('listitem').filter({ hasText: state });
