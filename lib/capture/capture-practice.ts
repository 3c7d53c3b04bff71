// Captures the practice story. No script can be injected into the extension's own pages, so the page itself responds.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { Capture } from '../page/capture';
import { type CaptureResult, CaptureResultSchema } from '../page/capture';

/** Practice pages in tabs other than `tabId` do not respond. */
const PracticeMessageSchema = v.object({
  type: v.literal('capture-practice'),
  tabId: v.number(),
  /** The quote to find; without one, the highlight is captured. */
  quote: v.exactOptional(v.string()),
});

/** Captures the highlight in the tab, or the quote; returns `undefined` if the practice story is not open there. */
export async function capturePractice(tabId: number, quote?: string): Promise<CaptureResult | undefined> {
  try {
    const message: v.InferOutput<typeof PracticeMessageSchema> = {
      type: 'capture-practice',
      tabId,
      ...(quote !== undefined && { quote }),
    };
    const response = v.safeParse(CaptureResultSchema, await browser.runtime.sendMessage(message));
    return response.success ? response.output : undefined;
  } catch {
    return undefined; // no page of the extension is open
  }
}

/** Responds to captures of the practice story in that tab from now on. */
export function respondToCaptures(tabId: number, capture: (quote: string | undefined) => Capture): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender, sendResponse) => {
    const request = v.safeParse(PracticeMessageSchema, message);
    if (!request.success || request.output.tabId !== tabId) return false;
    const response: CaptureResult = { outcome: 'captured', capture: capture(request.output.quote) };
    sendResponse(response);
    return true;
  });
}
