// What the popup asks of the background.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CorrectionId } from './correction/fields';
import {
  ActionAnswerSchema,
  type CaptureAnswer,
  CaptureAnswerSchema,
  type PopupMessage,
  type SendAnswer,
  SendAnswerSchema,
} from './messages';

/** What the popup of that window is about; without `orActiveTab`, only a capture that waits for it. */
export async function askForCapture(windowId: number, orActiveTab: boolean): Promise<CaptureAnswer> {
  return v.parse(CaptureAnswerSchema, await ask({ type: 'take-capture', windowId, orActiveTab }));
}

/** Has words looked for on the page that is open in that window. */
export async function askToFindQuote(windowId: number, quote: string): Promise<CaptureAnswer> {
  return v.parse(CaptureAnswerSchema, await ask({ type: 'find-quote', windowId, quote }));
}

/** Has the draft sent; answered once the correction is durable in the outbox. */
export async function askToSend(draft: CorrectionId): Promise<SendAnswer> {
  return v.parse(SendAnswerSchema, await ask({ type: 'send', draft }));
}

/** @throws where the background could not do it, or the correction has gone its way meanwhile. */
export async function askTo(
  type: 'withdraw' | 'send-now' | 'mark-sent',
  correction: CorrectionId,
): Promise<void> {
  const { outcome } = v.parse(ActionAnswerSchema, await ask({ type, correction }));
  if (outcome === 'refused') throw new Error(`The background refused: ${type}`);
}

/** Has the pages to come hear the shortcut, or not, as the settings now say. */
export async function tellSitesChanged(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'sites-changed' }));
}

/** Has everything tried that waits for the network. */
export async function askToWake(): Promise<void> {
  await ask({ type: 'wake' });
}

function ask(message: PopupMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}
