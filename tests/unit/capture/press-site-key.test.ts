// The key of a page's own tool, with a fake of the browser's scripts: the reader never waits for a page that does not answer.

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Passage } from '../../../lib/correction/content';

interface Injection {
  readonly target: {
    readonly tabId: number;
    readonly frameIds?: readonly number[];
    readonly allFrames?: boolean;
  };
  readonly files?: readonly string[];
  readonly world?: string;
}

type Ran = readonly { readonly frameId: number; readonly result?: unknown }[];

const executeScript = vi.fn<(injection: Injection) => Promise<Ran>>();
vi.stubGlobal('chrome', { runtime: { id: 'corrigenda' }, scripting: { executeScript } });
vi.mock('../../../lib/capture/capture-tab', () => ({
  TOP_FRAME: 0,
  visibleAddress: async () => 'https://news.test/fox',
}));
const { pressSiteKey } = await import('../../../lib/capture/press-site-key');

const PASSAGE: Passage = { prefix: '', exact: 'jumpd', suffix: '' };
const press = () => pressSiteKey(1, 'https://news.test/fox', PASSAGE);

/** The frames in which the key was pressed. */
const pressedIn = () =>
  executeScript.mock.calls.filter(([{ world }]) => world === 'MAIN').map(([{ target }]) => target.frameIds);

/** Lets the script that highlights end so in each frame. Every frame is there when it is prepared. */
function frames(highlightIn: (frameId: number) => Promise<boolean>, ids: readonly number[]): void {
  executeScript.mockImplementation(async ({ target, files }) => {
    const frameIds = target.allFrames ? ids : (target.frameIds ?? []);
    return Promise.all(
      frameIds.map(async (frameId) => ({
        frameId,
        result: files && { isSelected: await highlightIn(frameId) },
      })),
    );
  });
}

beforeEach(() => {
  executeScript.mockReset();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

test('it is pressed in the frame in which the passage is highlighted, although another one is gone meanwhile', async () => {
  frames(
    async (frameId) => {
      if (frameId === 2) throw new Error('No frame with id 2');
      return frameId === 3;
    },
    [0, 2, 3],
  );
  expect(await press()).toBe(true);
  expect(pressedIn()).toEqual([[3]]);
});

test('if the passage is in none, it is not pressed', async () => {
  frames(async () => false, [0, 1]);
  expect(await press()).toBe(false);
  expect(pressedIn()).toEqual([]);
});

test('if the page does not answer, the reader does not wait for it', async () => {
  frames(() => new Promise(() => undefined), [0]);
  const pressed = press();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await pressed).toBe(false);
  expect(pressedIn()).toEqual([]);
});

test('if the browser does not allow scripts in the tab, it is not pressed', async () => {
  executeScript.mockRejectedValue(new Error('Cannot access a chrome:// URL'));
  expect(await press()).toBe(false);
});
