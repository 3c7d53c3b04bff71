// What our own pages ask of the background.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Correction } from './correction/correction';
import type { CorrectionId } from './correction/fields';
import type { FrameText } from './frame-text';
import {
  ActionAnswerSchema,
  type CaptureAnswer,
  CaptureAnswerSchema,
  EditAnswerSchema,
  type PopupMessage,
  type SendAnswer,
  SendAnswerSchema,
  TextAnswerSchema,
} from './messages';
import type { BadRecord } from './outbox/records';

/** What the popup of that window is about; without `orActiveTab`, only a capture that waits for it. */
export async function askForCapture(windowId: number, orActiveTab: boolean): Promise<CaptureAnswer> {
  return v.parse(CaptureAnswerSchema, await ask({ type: 'take-capture', windowId, orActiveTab }));
}

/** Has words looked for on the page that is open in that window. */
export async function askToFindQuote(windowId: number, quote: string): Promise<CaptureAnswer> {
  return v.parse(CaptureAnswerSchema, await ask({ type: 'find-quote', windowId, quote }));
}

/** What the page that is open in that window says now, and its frames. */
export async function askForTexts(windowId: number): Promise<FrameText[]> {
  return v.parse(TextAnswerSchema, await ask({ type: 'read-text', windowId })).frames;
}

/**
 * Has the draft sent; answered once the correction is durable in the outbox.
 *
 * @param again even if the reader has suggested the very same before.
 */
export async function askToSend(draft: CorrectionId, again: boolean): Promise<SendAnswer> {
  return v.parse(SendAnswerSchema, await ask({ type: 'send', draft, again }));
}

/**
 * Takes a correction up again.
 *
 * @returns the id of the draft in which it is to be edited.
 * @throws where it is not to be edited any more.
 */
export async function askToEdit(correction: CorrectionId): Promise<CorrectionId> {
  const answer = v.parse(EditAnswerSchema, await ask({ type: 'edit', correction }));
  if (answer.outcome === 'refused') throw new Error('The background refused: edit');
  return answer.draft;
}

/** Has records that do not parse moved out of the way. */
export async function askToSetAside(records: readonly BadRecord[]): Promise<void> {
  if (records.length > 0) await ask({ type: 'set-aside', records: [...records] });
}

/** @throws where the background could not do it, or the correction has gone its way meanwhile. */
export async function askTo(
  type: 'withdraw' | 'send-now' | 'hand-over' | 'mark-sent' | 'forget',
  correction: CorrectionId,
): Promise<void> {
  const { outcome } = v.parse(ActionAnswerSchema, await ask({ type, correction }));
  if (outcome === 'refused') throw new Error(`The background refused: ${type}`);
}

/** Has the pages to come hear the shortcut, or not, as the settings now say. */
export async function tellSitesChanged(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'sites-changed' }));
}

/** Puts back what was forgotten just now. */
export async function askToRestore(correction: Correction): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'restore', correction }));
}

/** Has everything on this device forgotten. */
export async function askToEraseAll(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'erase-all' }));
}

/** Has what the browser shows of us (the context menu) say it in the language that is now chosen. */
export async function tellLanguageChanged(): Promise<void> {
  v.parse(ActionAnswerSchema, await ask({ type: 'language-changed' }));
}

/** Has everything tried that waits for the network. */
export async function askToWake(): Promise<void> {
  await ask({ type: 'wake' });
}

function ask(message: PopupMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}
