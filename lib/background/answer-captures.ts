// About the pages that are open: what is highlighted, where quoted words stand, what a page says now.

import { browser } from 'wxt/browser';
import { captureQuote, captureTab } from '../capture/capture-tab';
import { takeCapture } from '../capture/pending-capture';
import { readTexts } from '../capture/read-text';
import { logFailure } from '../net/log-failure';
import type { TextAnswer } from '../outbox/answers';
import type { CaptureAnswer } from '../page/capture';
import { showUnreachable } from '../shortcut/off-icon';
import type { Answers, Background } from './answering';

export function captureAnswers({ wakeUp }: Background): Answers<'take-capture' | 'find-quote' | 'read-text'> {
  return {
    'take-capture': async ({ windowId, orActiveTab }): Promise<CaptureAnswer> => {
      if (orActiveTab) wakeUp('chance'); // the popup has opened
      const waiting = await takeCapture(windowId);
      return waiting ?? (orActiveTab ? captureInWindow(windowId, captureTab) : { outcome: 'none' });
    },
    'find-quote': ({ windowId, quote }) => captureInWindow(windowId, (tabId) => captureQuote(tabId, quote)),
    'read-text': async ({ windowId }): Promise<TextAnswer> => {
      const tabId = await tabIn(windowId);
      return { frames: tabId === undefined ? [] : await readTexts(tabId) };
    },
  };
}

/** Captures the tab that is open in that window. */
async function captureInWindow(
  windowId: number,
  capture: (tabId: number) => Promise<CaptureAnswer>,
): Promise<CaptureAnswer> {
  const tabId = await tabIn(windowId);
  if (tabId === undefined) return { outcome: 'unreachable' };
  const answer = await capture(tabId);
  if (answer.outcome === 'unreachable') logFailure(showUnreachable(tabId));
  return answer;
}

/** The tab that is open in that window. */
export async function tabIn(windowId: number): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, windowId });
  return tab?.id;
}
