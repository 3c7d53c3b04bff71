// How often the listener is brought to a tab's frames; a scripting API of our own stands for the browser's.

import { beforeEach, expect, test, vi } from 'vitest';

const executeScript = vi.fn(async (_injection: { target: { tabId: number } }) => []);
vi.stubGlobal('chrome', { scripting: { executeScript }, storage: {} });
const { reachFrames } = await import('../../../lib/shortcut/inject');

/** Asks for the tab's frames, and lets pass what happens at once. */
async function reach(tabId: number): Promise<void> {
  const reached = reachFrames(tabId);
  reached.catch(() => undefined); // looked at below
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

test('frames are reached at once', async () => {
  await reach(1);
  expect(injectedInto(1)).toBe(1);
});

test('a flood of requests becomes one injection at once and one a second', async () => {
  for (let i = 0; i < 500; i += 1) {
    await reach(2);
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(injectedInto(2)).toBeLessThanOrEqual(6); // 5 s
});

test('a frame that is entered within the second is reached at its end, and then it is quiet', async () => {
  await reach(3);
  await reach(3);
  expect(injectedInto(3)).toBe(1);
  await vi.advanceTimersByTimeAsync(1_010);
  expect(injectedInto(3)).toBe(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(injectedInto(3)).toBe(2);
});

test('one tab does not hold up another', async () => {
  await reach(4);
  await reach(5);
  expect([injectedInto(4), injectedInto(5)]).toEqual([1, 1]);
});

test('a tab that cannot be reached can be tried again', async () => {
  executeScript.mockRejectedValueOnce(new Error('no tab with that id'));
  await expect(reach(6)).rejects.toThrow('no tab');
  await vi.advanceTimersByTimeAsync(1_010);
  await reach(6);
  expect(injectedInto(6)).toBe(2);
});
