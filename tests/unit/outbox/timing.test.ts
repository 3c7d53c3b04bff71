// When the outbox tries again, and when it gives up.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasTriedEnough, MIN_WAIT_MS, nextAttemptAt, nextOfflineAttemptAt } from '../../../lib/outbox/timing';

const NOW = Date.UTC(2026, 10, 23, 20, 44);
const HOUR_MS = 3_600_000;

function wait(attempts: number, random: number, askedMs?: number): number {
  return nextAttemptAt(NOW, attempts, () => random, askedMs) - NOW;
}

describe('the next attempt', () => {
  test('is never sooner than an alarm can wake the worker and never later than six hours', () => {
    const below1 = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), below1, (attempts, random) => {
        expect(wait(attempts, random)).toBeGreaterThanOrEqual(MIN_WAIT_MS);
        expect(wait(attempts, random)).toBeLessThanOrEqual(6 * HOUR_MS);
      }),
    );
  });

  test('can be twice as late after each failed attempt', () => {
    const latest = [1, 2, 3, 4, 9, 10, 11, 50].map((attempts) => wait(attempts, 1) / 60_000);
    expect(latest).toEqual([1, 2, 4, 8, 256, 360, 360, 360]);
  });

  test('is at a random time, so that readers do not all try at once', () => {
    expect([0, 0.25, 0.5, 1].map((random) => wait(3, random))).toEqual([30_000, 82_500, 135_000, 240_000]);
  });

  test('waits as long as the receiver asks, up to a day', () => {
    expect(wait(1, 0, 90_000)).toBe(90_000);
    expect(wait(1, 0, 1_000)).toBe(30_000);
    expect(wait(20, 1, 1_000)).toBe(6 * HOUR_MS);
    expect(wait(1, 0, 23 * HOUR_MS)).toBe(23 * HOUR_MS);
    expect(wait(1, 0, 25 * HOUR_MS)).toBe(24 * HOUR_MS);
    expect(wait(1, 0, Number.POSITIVE_INFINITY)).toBe(24 * HOUR_MS);
  });

  test('is in two minutes without a network, whatever the number of attempts', () => {
    expect(nextOfflineAttemptAt(NOW) - NOW).toBe(120_000);
  });
});

describe('the outbox gives up on a correction', () => {
  const sent = '2026-11-23T20:44:00.000Z';
  const daysLater = (days: number) => NOW + days * 24 * HOUR_MS;

  test('after 30 days and not a millisecond earlier', () => {
    expect(hasTriedEnough(sent, 100, daysLater(30))).toBe(false);
    expect(hasTriedEnough(sent, 100, daysLater(30) + 1)).toBe(true);
  });

  test('but not if only the clock jumped ahead', () => {
    expect(hasTriedEnough(sent, 2, daysLater(365))).toBe(false);
  });
});
