// What the popup asks of the background.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CorrectionId } from './correction/fields';
import {
  type CaptureAnswer,
  CaptureAnswerSchema,
  type PopupMessage,
  type SendAnswer,
  SendAnswerSchema,
} from './messages';

/** What the popup of that window is about. */
export async function askForCapture(windowId: number): Promise<CaptureAnswer> {
  return v.parse(CaptureAnswerSchema, await ask({ type: 'take-capture', windowId }));
}

/** Has the draft sent; answered once the correction is durable in the outbox. */
export async function askToSend(draft: CorrectionId): Promise<SendAnswer> {
  return v.parse(SendAnswerSchema, await ask({ type: 'send', draft }));
}

export async function askTo(
  type: 'withdraw' | 'send-now' | 'mark-sent',
  correction: CorrectionId,
): Promise<void> {
  await ask({ type, correction });
}

/** Has the pages to come hear the shortcut, or not, as the settings now say. */
export async function tellSitesChanged(): Promise<void> {
  await ask({ type: 'sites-changed' });
}

/** Has everything tried that waits for the network. */
export async function askToWake(): Promise<void> {
  await ask({ type: 'wake' });
}

function ask(message: PopupMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}
