// What our own pages ask of the background about the page that is open.

import * as v from 'valibot';
import { TextAnswerSchema } from '../outbox/answers';
import { type CaptureAnswer, CaptureAnswerSchema } from '../page/capture';
import type { FrameText } from '../page/frame-text';
import { ask } from './ask';

/** Has words looked for on the page that is open in that window. */
export async function askToFindQuote(windowId: number, quote: string): Promise<CaptureAnswer> {
  return v.parse(CaptureAnswerSchema, await ask({ type: 'find-quote', windowId, quote }));
}

/** What the page that is open in that window says now, and its frames. */
export async function askForTexts(windowId: number): Promise<FrameText[]> {
  return v.parse(TextAnswerSchema, await ask({ type: 'read-text', windowId })).frames;
}
