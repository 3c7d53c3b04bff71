// The handlers that the popup waits for before it can show the form. They need no database and no network, so they are in the
// background's first script.

import { captureQuote, captureTab } from '../capture/capture-tab';
import { captureActive, lateCapture, takeCapture } from '../capture/pending-capture';
import type { CaptureResult } from '../page/capture';
import type { Handlers } from './respond';

export type CaptureMessage = 'take-capture' | 'find-quote';

export interface CaptureEvents {
  /** The popup has opened. Called when its capture is on the way. */
  onOpened(): void;
  /** No script may run in that tab. */
  onUnreachable(tabId: number): void;
}

export function createCaptureHandlers({ onOpened, onUnreachable }: CaptureEvents): Handlers<CaptureMessage> {
  return {
    'take-capture': async ({ windowId, orActiveTab }) => {
      const waiting = await takeCapture(windowId);
      const result =
        waiting ?? (await (orActiveTab ? captureInWindow(windowId, captureTab) : lateCapture(windowId)));
      if (orActiveTab) setTimeout(onOpened); // after the response, for which the reader waits
      return result;
    },
    'find-quote': ({ windowId, quote }) => captureInWindow(windowId, (tabId) => captureQuote(tabId, quote)),
  };

  function captureInWindow(
    windowId: number,
    capture: (tabId: number) => Promise<CaptureResult>,
  ): Promise<CaptureResult> {
    return captureActive(windowId, async (tabId) => {
      const result = await capture(tabId);
      if (result.outcome === 'unreachable') onUnreachable(tabId);
      return result;
    });
  }
}
