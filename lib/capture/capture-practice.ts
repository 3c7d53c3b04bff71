// The practice story's own capture: no script can be brought into the extension's own pages, so the page itself answers.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Capture } from '../page/capture';
import { type CaptureResult, CaptureResultSchema } from '../page/capture';

/** Which tab's passage is asked for; the practice page in any other one keeps silent. */
const PracticeMessageSchema = v.object({
  type: v.literal('capture-practice'),
  tabId: v.number(),
  /** Words to be found there, where none need be highlighted. */
  quote: v.exactOptional(v.string()),
});

/** Asks the tab for what is highlighted in it, or for the quoted words; `undefined` where the practice story is not open there. */
export async function capturePractice(tabId: number, quote?: string): Promise<CaptureResult | undefined> {
  try {
    const message: v.InferOutput<typeof PracticeMessageSchema> = {
      type: 'capture-practice',
      tabId,
      ...(quote !== undefined && { quote }),
    };
    const answer = v.safeParse(CaptureResultSchema, await browser.runtime.sendMessage(message));
    return answer.success ? answer.output : undefined;
  } catch {
    return undefined; // no page of ours is open: nobody was there to hear it
  }
}

/** Answers for the practice story in that tab from now on. */
export function answerCaptures(tabId: number, capture: (quote: string | undefined) => Capture): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, sendResponse) => {
    const asked = v.safeParse(PracticeMessageSchema, message);
    if (!asked.success || asked.output.tabId !== tabId) return false;
    const answer: CaptureResult = { outcome: 'captured', capture: capture(asked.output.quote) };
    sendResponse(answer);
    return true;
  });
}
