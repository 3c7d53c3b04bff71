// How a long list is split into segments that are rendered separately.

import { describe, expect, test } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { newCorrectionId } from '../../../lib/correction/id';
import { type ListSegment, segmentsOf } from '../../../lib/list/segments';
import { correction } from '../../../testing/samples/corrections';

describe('the segments of a long list', () => {
  const all = Array.from(
    { length: 3_000 },
    (): Correction => ({
      ...correction({ id: newCorrectionId() }),
      status: { state: 'held' },
      history: [],
    }),
  ).toReversed();
  const segments = segmentsOf(all);
  const contentOf = ({ key, corrections }: ListSegment) => [key, ...corrections];

  test('contain all corrections in their order', () => {
    expect(segments.flatMap(({ corrections }) => corrections)).toEqual(all);
    for (const { start, corrections } of segments)
      expect(all.slice(start, start + corrections.length)).toEqual(corrections);
  });

  test('have about eight corrections each, and at most sixteen', () => {
    expect(all.length / segments.length).toBeGreaterThan(5);
    expect(all.length / segments.length).toBeLessThan(10);
    expect(Math.max(...segments.map(({ corrections }) => corrections.length))).toBeLessThanOrEqual(16);
  });

  test('change only near a correction that is added or removed', () => {
    const without = all.filter((_, index) => index !== 1_500);
    const before = new Map(segments.map((segment) => [segment.key, contentOf(segment)]));
    const changed = segmentsOf(without).filter((segment) => {
      const known = before.get(segment.key);
      return known === undefined || contentOf(segment).some((one, index) => one !== known[index]);
    });
    expect(changed.length).toBeLessThanOrEqual(5);
  });

  test('of an empty list are none', () => {
    expect(segmentsOf([])).toEqual([]);
  });
});
