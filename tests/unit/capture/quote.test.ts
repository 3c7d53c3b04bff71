// How a quote that the reader typed is found in the page text.

import { describe, expect, test } from 'vitest';
import { quotedRange } from '../../../lib/capture/capture-passage';
import { MAX_EXACT } from '../../../lib/correction/limits';

const LONG = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');

describe('a quote', () => {
  test('is found in the page text', () => {
    expect(quotedRange('It was late. The fox jumpd.', 'fox jumpd')).toEqual({
      start: 17,
      end: 26,
      shortened: false,
    });
  });

  test('that is not in the page text is not found', () => {
    expect(quotedRange('It was late. The fox jumpd.', 'a dog that barked at night')).toBeUndefined();
  });

  test('that is longer than a passage is cut after a whole word and marked as shortened', () => {
    const range = quotedRange(`Before. ${LONG} Behind.`, LONG);
    expect(range?.start).toBe(8);
    expect(range?.shortened).toBe(true);
    const words = LONG.slice(0, (range?.end ?? 0) - 8);
    expect(words.length).toBeLessThanOrEqual(MAX_EXACT);
    expect(LONG.split(' ')).toContain(words.split(' ').at(-1));
  });
});
