// From the words that a reader quotes to what may be quoted of the page.

import { describe, expect, test } from 'vitest';
import { quotedStretch } from '../../../lib/capture/capture-passage';
import { MAX_EXACT } from '../../../lib/correction/limits';

const LONG = Array.from({ length: 200 }, (_, index) => `word${index}`).join(' ');

describe('a quote', () => {
  test('is the stretch of the page where it stands', () => {
    expect(quotedStretch('It was late. The fox jumpd.', 'fox jumpd')).toEqual({
      start: 17,
      end: 26,
      shortened: false,
    });
  });

  test('that stands nowhere is none', () => {
    expect(quotedStretch('It was late. The fox jumpd.', 'a dog that barked at night')).toBeUndefined();
  });

  test('that is longer than may be quoted ends with a whole word, and says so', () => {
    const stretch = quotedStretch(`Before. ${LONG} Behind.`, LONG);
    expect(stretch?.start).toBe(8);
    expect(stretch?.shortened).toBe(true);
    const words = LONG.slice(0, (stretch?.end ?? 0) - 8);
    expect(words.length).toBeLessThanOrEqual(MAX_EXACT);
    expect(LONG.split(' ')).toContain(words.split(' ').at(-1));
  });
});
