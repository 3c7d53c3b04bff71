// Length and cleaning of texts.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutToCodePoints, cutToLastCodePoints } from '../../../lib/correction/cut';
import { countCodePoints, percentDecoded, toSingleLine, withoutControls } from '../../../lib/correction/text';
import { texts } from '../../../testing/samples/corrections';

const FAMILY = '👨‍👩‍👧'; // five code points, one grapheme

function graphemes(text: string): string[] {
  return Array.from(
    new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text),
    ({ segment }) => segment,
  );
}

describe('a text', () => {
  test('has a length in code points', () => {
    expect(['', 'a', 'é', 'e\u0301', '😀', FAMILY].map(countCodePoints)).toEqual([0, 1, 1, 2, 1, 5]);
  });

  test('is cut before a grapheme that would not fit, at either end', () => {
    expect(cutToCodePoints(`ab${FAMILY}c`, 6)).toBe('ab');
    expect(cutToCodePoints(`ab${FAMILY}c`, 7)).toBe(`ab${FAMILY}`);
    expect(cutToLastCodePoints(`c${FAMILY}ab`, 6)).toBe('ab');
    expect(cutToLastCodePoints(`c${FAMILY}ab`, 7)).toBe(`${FAMILY}ab`);
    expect(cutToCodePoints('ee\u0301', 2)).toBe('e');
    expect(cutToLastCodePoints('😀😀', 1)).toBe('😀');
    expect(cutToCodePoints('anything', 0)).toBe('');
  });

  test('that is cut keeps as many whole graphemes as fit', () => {
    fc.assert(
      fc.property(texts(), fc.nat(60), (text, max) => {
        const all = graphemes(text);
        const fitting = (pieces: readonly string[]) => {
          let count = 0;
          while (count < pieces.length && countCodePoints(pieces.slice(0, count + 1).join('')) <= max)
            count += 1;
          return count;
        };
        const head = fitting(all);
        const tail = fitting(all.toReversed());
        expect(cutToCodePoints(text, max)).toBe(all.slice(0, head).join(''));
        expect(cutToLastCodePoints(text, max)).toBe(all.slice(all.length - tail).join(''));
      }),
    );
  });

  test('is put on one line without white space at its ends', () => {
    expect(toSingleLine('  Fox\r\n\tclears\u00a0 \u2028dog\u0000 ')).toBe('Fox clears dog');
  });

  test('loses its control characters and keeps its lines and tabs', () => {
    expect(withoutControls('a\r\nb\rc\td\u0000\u001b[31m\u007f\u009b')).toBe('a\nb\nc\td[31m');
  });

  test('is decoded if its percent-encoding is valid UTF-8, and stays as it is otherwise', () => {
    expect(['caf%C3%A9', 'caf%E9', '100 %', ''].map(percentDecoded)).toEqual(['café', 'caf%E9', '100 %', '']);
  });
});
