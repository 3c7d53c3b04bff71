// Which frames of a tab are captured, with a fake of the browser's scripts.

import { beforeEach, expect, test, vi } from 'vitest';
import type { FrameCapture } from '../../../lib/page/capture';
import { withOwnCanonical } from '../../../lib/page/site';

interface Injection {
  readonly target: { readonly frameIds?: readonly number[]; readonly allFrames?: boolean };
  readonly files?: readonly string[];
}
type Ran = readonly { readonly frameId: number; readonly result: unknown }[];

const executeScript = vi.fn<(injection: Injection) => Promise<Ran>>();
vi.stubGlobal('location', { origin: 'chrome-extension://corrigenda' });
vi.stubGlobal('chrome', {
  runtime: { id: 'corrigenda' },
  scripting: { executeScript },
  tabs: { get: async () => ({ url: 'https://news.test/fox' }) },
});
vi.stubGlobal('corrigendaWork', { withOwnCanonical });
const { captureQuote, captureTab } = await import('../../../lib/capture/capture-tab');

/** Frame n was pressed `presses[n]` milliseconds after 1970. The words are in every frame but the top frame. */
function tabWith(presses: readonly number[], captureTakes: () => void = () => undefined): void {
  const capture = (frameId: number): FrameCapture => ({
    shortened: false,
    page: { address: `https://news.test/${frameId}` },
    ...(frameId > 0 && { passage: { exact: `words ${frameId}`, prefix: '', suffix: '' } }),
    frame: {
      origin: 'https://news.test',
      isWrittenByTop: false,
      isOpaque: false,
      holdsFocusedFrame: frameId === 0,
      lastPress: presses[frameId] ?? 0,
    },
  });
  executeScript.mockImplementation(async ({ target, files }) => {
    if (files) captureTakes();
    return (target.allFrames ? [...presses.keys()] : (target.frameIds ?? [])).map((frameId) => ({
      frameId,
      result: files ? capture(frameId) : presses[frameId],
    }));
  });
}

const capturedFrames = () =>
  executeScript.mock.calls.flatMap(([{ target, files }]) => (files ? [...(target.frameIds ?? ['all'])] : []));

beforeEach(() => {
  executeScript.mockReset();
  vi.useRealTimers();
});

test('of 600 frames, only those that the reader pressed in are captured, and the last one counts', async () => {
  const presses = Array.from({ length: 600 }, () => 0);
  presses[17] = 100;
  presses[503] = 200;
  tabWith(presses);
  expect(await captureTab(1)).toMatchObject({ capture: { passage: { exact: 'words 503' } } });
  expect(capturedFrames()).toEqual([0, 503, 17]);
});

test('a quote is looked for in the frames of a page, but only for half a second', async () => {
  vi.useFakeTimers();
  tabWith(
    Array.from({ length: 600 }, () => 0),
    () => vi.advanceTimersByTime(200),
  );
  expect(await captureQuote(1, 'words')).toMatchObject({ capture: { passage: { exact: 'words 1' } } });
  expect(capturedFrames().length).toBeLessThan(100);
});

test('a tab that goes to another page while it is captured is captured once more', async () => {
  tabWith([0]);
  executeScript.mockRejectedValueOnce(new Error('Frame with ID 0 was removed.'));
  expect(await captureTab(1)).toMatchObject({
    outcome: 'captured',
    capture: { page: { address: 'https://news.test/0' } },
  });
});

test('a tab that cannot be read is tried twice, and then unreachable', async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  executeScript.mockRejectedValue(new Error('The extensions gallery cannot be scripted.'));
  expect(await captureTab(1)).toEqual({ outcome: 'unreachable' });
  expect(executeScript).toHaveBeenCalledTimes(2);
});

test('the canonical address of another site under the same public suffix is left out of the capture', async () => {
  const pageOf = async (canonical: string) => {
    const frame = { isWrittenByTop: false, isOpaque: false, holdsFocusedFrame: false, lastPress: 0 };
    const page = { address: 'https://ann.github.io/fox', canonical };
    executeScript.mockResolvedValue([{ frameId: 0, result: { shortened: false, page, frame } }]);
    const result = await captureTab(1);
    return result.outcome === 'captured' ? result.capture.page : undefined;
  };
  expect(await pageOf('https://ben.github.io/fox')).toEqual({ address: 'https://ann.github.io/fox' });
  expect(await pageOf('https://ann.github.io/the-fox')).toHaveProperty('canonical');
});
