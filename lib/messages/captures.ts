// What our own pages ask of the background about the pages that are open.

import * as v from 'valibot';
import { type CaptureAnswer, CaptureAnswerSchema } from '../page/capture';
import { ask } from './ask';

/** What the popup of that window is about; without `orActiveTab`, only a capture that waits for it. */
export async function askForCapture(windowId: number, orActiveTab: boolean): Promise<CaptureAnswer> {
  return v.parse(CaptureAnswerSchema, await ask({ type: 'take-capture', windowId, orActiveTab }));
}
