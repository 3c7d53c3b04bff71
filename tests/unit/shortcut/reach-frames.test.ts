// How often the listener is injected into a tab's frames, with a fake of the browser's scripting API.

import { beforeEach, expect, test, vi } from 'vitest';

const executeScript = vi.fn(async (_injection: { target: { tabId: number } }) => []);
vi.stubGlobal('chrome', { scripting: { executeScript }, storage: {} });
const { reachFrames } = await import('../../../lib/shortcut/inject');

/** Requests an injection, and runs the timers that are due at once. */
async function reach(tabId: number): Promise<void> {
  const reached = reachFrames(tabId);
  reached.catch(() => undefined); // the caller handles it
  await vi.advanceTimersByTimeAsync(0);
  return reached;
}

const injectedInto = (tabId: number) =>
  executeScript.mock.calls.filter(([{ target }]) => target.tabId === tabId).length;

beforeEach(() => {
  vi.useFakeTimers();
  vi.runAllTimers();
  executeScript.mockClear();
});

test('the first request injects at once', async () => {
  await reach(1);
  expect(injectedInto(1)).toBe(1);
});

test('many requests become one injection at once and one per second', async () => {
  for (let i = 0; i < 500; i += 1) {
    await reach(2);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(injectedInto(2)).toBeLessThanOrEqual(6); // 5 s
});

test('a request within the second injects at its end, and then nothing more happens', async () => {
  await reach(3);
  await reach(3);
  expect(injectedInto(3)).toBe(1);
  await vi.advanceTimersByTimeAsync(1_010);
  expect(injectedInto(3)).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(injectedInto(3)).toBe(2);
});

test('one tab does not delay another', async () => {
  await reach(4);
  await reach(5);
  expect([injectedInto(4), injectedInto(5)]).toEqual([1, 1]);
});

test('a failed injection can be tried again', async () => {
  executeScript.mockRejectedValueOnce(new Error('no tab with that id'));
  await expect(reach(6)).rejects.toThrow('no tab');
  await vi.advanceTimersByTimeAsync(1_010);
  await reach(6);
  expect(injectedInto(6)).toBe(2);
});
