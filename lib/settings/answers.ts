// Whether relays are asked what became of corrections.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { read } from './stored';

const ASKS_FOR_ANSWERS = 'asksForAnswers';

/** Whether the editors' answers are asked for. */
export async function asksForAnswers(): Promise<boolean> {
  return (await read(ASKS_FOR_ANSWERS, v.boolean())) ?? true;
}

/** Has them asked for, or not, from now on. */
export async function setAsksForAnswers(asks: boolean): Promise<void> {
  await browser.storage.local.set({ [ASKS_FOR_ANSWERS]: asks });
}
