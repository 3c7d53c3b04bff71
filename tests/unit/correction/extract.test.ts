// Cutting highlighted text to the length that may be quoted.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutToExtract } from '../../../lib/correction/cut';
import { MAX_EXACT } from '../../../lib/correction/limits';
import { countCodePoints } from '../../../lib/correction/text';
import { texts } from '../../../testing/samples/corrections';

describe('an extract', () => {
  test('has up to 500 characters, with any number of bytes', () => {
    const words = '😀'.repeat(MAX_EXACT);
    expect(cutToExtract(words)).toEqual({ text: words, shortened: false });
  });

  test('of a longer text ends with a whole word', () => {
    expect(cutToExtract(`${'word '.repeat(99)}exactly`)).toEqual({
      text: 'word '.repeat(99).trim(),
      shortened: true,
    });
  });

  test('ends with a whole word in a script without spaces', () => {
    const { text } = cutToExtract('東京都'.repeat(200));
    expect(text.endsWith('東京') || text.endsWith('都')).toBe(true);
    expect(countCodePoints(text)).toBeGreaterThan(MAX_EXACT - 10);
  });

  test('of one endless word is cut within it', () => {
    expect(cutToExtract('x'.repeat(2_000))).toEqual({ text: 'x'.repeat(MAX_EXACT), shortened: true });
  });

  test('is always the beginning of the text, and never too long', () => {
    fc.assert(
      fc.property(texts({ minLength: 400, maxLength: 1_500 }), (words) => {
        const { text, shortened } = cutToExtract(words);
        expect(words.startsWith(text)).toBe(true);
        expect(countCodePoints(text)).toBeLessThanOrEqual(MAX_EXACT);
        expect(shortened).toBe(text !== words);
      }),
    );
  });
});
