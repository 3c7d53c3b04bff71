// The fuzz harness itself: it must find what it looks for, and find it again.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isJustified, memoryGrowth, memoryPeaks, readLogLine } from '../../fuzz/findings';
import type { Known } from '../../fuzz/request';
import { controlRequest, requestOf } from '../../fuzz/requests';

const known = (): Known => ({
  statuses: ['/corrections/abc'],
  largest: '/corrections/large',
  links: ['/verdict/abc.0.99999.xyz'],
  operatorToken: 'secret',
  origin: 'http://127.0.0.1:1',
});
const MB = 1024 * 1024;

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const windowsOf = (...heaps: readonly number[]) =>
  heaps.map((heap) => ({
    memory: {
      kind: 'memory' as const,
      heapUsed: heap * MB,
      rss: 150 * MB,
      peakRss: (150 + heap) * MB,
      longestDelayMs: 0,
      longestCpuMs: 0,
    },
    from: 0,
    to: 1_000,
  }));

describe('a request of the fuzz harness', () => {
  test('is the same for its seed and number, whatever came before it', () => {
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    const sent = (seed: number, index: number) => hashOf(JSON.stringify(requestOf(seed, index, known())));
    const first = numbers.map((index) => sent(7, index));
    const again = numbers.toReversed().map((index) => sent(7, index));
    expect(again.toReversed()).toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(numbers.length * 0.9);
    expect(numbers.map((index) => sent(8, index))).not.toEqual(first);
  });

  test('is of each kind within a few hundred', () => {
    const names = Array.from({ length: 600 }, (_, index) => requestOf(1, index, known()).name);
    for (const kind of [
      'inbox: valid',
      'inbox: raw value',
      'GET /',
      'form',
      'broken: ',
      'pipelined',
      'deaf',
      'slow',
    ])
      expect(
        names.some((name) => name.startsWith(kind)),
        kind,
      ).toBe(true);
  });

  test('is, as a control, a new correction each time', () => {
    expect(hashOf(`${controlRequest(1).body}`)).not.toBe(hashOf(`${controlRequest(1).body}`));
  });
});

describe('memory', () => {
  test('that stays, or comes and goes, is no finding', () => {
    expect(memoryGrowth(windowsOf(20, 22, 23, 23, 24, 24))).toEqual([]);
    expect(memoryGrowth(windowsOf(20, 60, 23, 24, 60, 24, 23, 25))).toEqual([]);
  });

  test('that grows from window to window is one', () => {
    expect(memoryGrowth(windowsOf(20, 24, 28, 32, 36, 40))).toMatchObject([{ kind: 'memory' }]);
  });

  test('that is high for a moment is one, except at the start', () => {
    expect(memoryPeaks(windowsOf(300, 20, 30))).toEqual([]);
    expect(memoryPeaks(windowsOf(20, 300, 30))).toMatchObject([{ kind: 'memory' }]);
  });

  test('of a few windows says nothing', () => {
    expect(memoryGrowth(windowsOf(20, 60, 90))).toEqual([]);
  });
});

describe('a line in the relay’s log', () => {
  test.each([
    ['{"level":"error","event":"failed","code":"TypeError","place":"at x"}', 'error'],
    ['{"level":"info","event":"accepted","id":"x"}', 'info'],
    ['TypeError: cannot read properties of undefined', 'error'],
    ['(node:1) ExperimentalWarning: something new', 'warn'],
    ['', 'warn'],
  ])('“%s” is of the level %s', (line, level) => {
    expect(readLogLine(line).level).toBe(level);
  });
});

test('an answer 503 is justified of the health check alone', () => {
  const asked = (path: string) => ({ ...controlRequest(1), method: 'GET', path });
  expect(isJustified(503, asked('/healthz'))).toBe(true);
  expect(isJustified(500, asked('/healthz'))).toBe(false);
  expect(isJustified(503, asked('/inbox'))).toBe(false);
});
