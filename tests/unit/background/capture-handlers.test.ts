// What the popup waits for, and what waits for the popup.

import { beforeEach, expect, test, vi } from 'vitest';

const captureTab = vi.fn();
const takeCapture = vi.fn();
vi.mock('../../../lib/capture/capture-tab', () => ({ captureTab, captureQuote: captureTab }));
vi.mock('../../../lib/capture/pending-capture', () => ({
  takeCapture,
  captureActive: (_windowId: number, capture: (tabId: number) => Promise<unknown>) => capture(7),
  lateCapture: async () => ({ outcome: 'none' }),
}));
const { createCaptureHandlers } = await import('../../../lib/background/capture-handlers');

const [onOpened, onUnreachable] = [vi.fn(), vi.fn()];
const handlers = createCaptureHandlers({ onOpened, onUnreachable });
const captured = { outcome: 'captured', capture: { shortened: false } };

beforeEach(() => {
  vi.useFakeTimers();
  for (const one of [captureTab, takeCapture, onOpened, onUnreachable]) one.mockReset();
});

test('the outbox is run only after the popup has its capture', async () => {
  takeCapture.mockResolvedValue(captured);
  expect(await handlers['take-capture']({ windowId: 1, orActiveTab: true })).toEqual(captured);
  expect(onOpened).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(onOpened).toHaveBeenCalledOnce();
});

test('a popup that is open already and takes a later capture does not run the outbox', async () => {
  takeCapture.mockResolvedValue(undefined);
  expect(await handlers['take-capture']({ windowId: 1, orActiveTab: false })).toEqual({ outcome: 'none' });
  vi.runAllTimers();
  expect(onOpened).not.toHaveBeenCalled();
});

test('without a waiting capture, the tab is captured', async () => {
  takeCapture.mockResolvedValue(undefined);
  captureTab.mockResolvedValue(captured);
  expect(await handlers['take-capture']({ windowId: 1, orActiveTab: true })).toEqual(captured);
  expect(onUnreachable).not.toHaveBeenCalled();
});

test('a tab that cannot be read has a grey button, after the key and after a quote that was typed', async () => {
  captureTab.mockResolvedValue({ outcome: 'unreachable' });
  await handlers['take-capture']({ windowId: 1, orActiveTab: true });
  await handlers['find-quote']({ windowId: 1, quote: 'fox' });
  expect(onUnreachable.mock.calls).toEqual([[7], [7]]);
});
