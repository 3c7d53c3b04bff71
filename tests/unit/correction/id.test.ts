// The ids of corrections: unique, and in the order of time.

import { describe, expect, test } from 'vitest';
import { newCorrectionId } from '../../../lib/correction/id';

describe('a new correction id', () => {
  test('is a UUIDv7 of the given time', () => {
    // The moment of the example in RFC 9562, appendix A.6.
    expect(newCorrectionId(0x017f22e279b0)).toMatch(
      /^017f22e2-79b0-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
  });

  test('sorts after the ids of earlier times', () => {
    const moments = [0, 1, 999, Date.UTC(1990, 0), Date.now(), Date.UTC(2200, 0)];
    const ids = moments.map((moment) => newCorrectionId(moment));
    expect(ids.toSorted()).toEqual(ids);
  });

  test('sorts after earlier ids of the same millisecond', () => {
    const ids = Array.from({ length: 1_000 }, () => newCorrectionId());
    expect(ids.toSorted()).toEqual(ids);
  });

  test('is never given twice', () => {
    const ids = Array.from({ length: 1_000 }, () => newCorrectionId(0));
    expect(new Set(ids).size).toBe(1_000);
  });
});
