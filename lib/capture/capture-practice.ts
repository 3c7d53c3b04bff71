// Captures the practice story: no script can be injected into the extension's own pages, so the page responds itself.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Capture } from '../page/capture';
import { type CaptureResult, CaptureResultSchema } from '../page/capture';

/** Practice pages in tabs other than `tabId` do not respond. */
const PracticeMessageSchema = v.object({
  type: v.literal('capture-practice'),
  tabId: v.number(),
  /** Words to find; without them, the highlight is captured. */
  quote: v.exactOptional(v.string()),
});

/** Returns what is highlighted in the tab, or the quoted words; `undefined` if the practice story is not open there. */
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
    return undefined; // no page of ours is open to receive it
  }
}

/** Responds for the practice story in that tab from now on. */
export function answerCaptures(tabId: number, capture: (quote: string | undefined) => Capture): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, sendResponse) => {
    const asked = v.safeParse(PracticeMessageSchema, message);
    if (!asked.success || asked.output.tabId !== tabId) return false;
    const answer: CaptureResult = { outcome: 'captured', capture: capture(asked.output.quote) };
    sendResponse(answer);
    return true;
  });
}
