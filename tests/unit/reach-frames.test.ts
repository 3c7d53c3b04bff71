// How often the listener is brought to a tab's frames; a scripting API of our own stands for the browser's.

import { beforeEach, expect, test, vi } from 'vitest';

const executeScript = vi.fn(async (_injection: { target: { tabId: number } }) => []);
vi.stubGlobal('chrome', { scripting: { executeScript }, storage: {} });
const { reachFrames } = await import('../../lib/doors/shortcut');

const injectedInto = (tabId: number) =>
  executeScript.mock.calls.filter(([{ target }]) => target.tabId === tabId).length;

beforeEach(() => {
  vi.useFakeTimers();
  vi.runAllTimers();
  executeScript.mockClear();
});

test('frames are reached at once', async () => {
  await reachFrames(1);
  expect(injectedInto(1)).toBe(1);
});

test('a flood of requests becomes one injection at once and one a second', async () => {
  for (let i = 0; i < 500; i += 1) {
    await reachFrames(2);
    vi.advanceTimersByTime(10);
  }
  expect(injectedInto(2)).toBeLessThanOrEqual(6); // 5 s
});

test('a frame that is entered within the second is reached at its end, and then it is quiet', async () => {
  await reachFrames(3);
  await reachFrames(3);
  expect(injectedInto(3)).toBe(1);
  vi.advanceTimersByTime(1_000);
  expect(injectedInto(3)).toBe(2);
  vi.advanceTimersByTime(60_000);
  expect(injectedInto(3)).toBe(2);
});

test('one tab does not hold up another', async () => {
  await reachFrames(4);
  await reachFrames(5);
  expect([injectedInto(4), injectedInto(5)]).toEqual([1, 1]);
});

test('a tab that cannot be reached can be tried again', async () => {
  executeScript.mockRejectedValueOnce(new Error('no tab with that id'));
  await expect(reachFrames(6)).rejects.toThrow('no tab');
  vi.advanceTimersByTime(1_000);
  await reachFrames(6);
  expect(injectedInto(6)).toBe(2);
});
