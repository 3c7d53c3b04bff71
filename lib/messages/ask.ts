// A question to the background.

import { browser } from 'wxt/browser';
import type { PopupMessage } from './messages';

/** Its answer is parsed by whoever asks. */
export function ask(message: PopupMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}
