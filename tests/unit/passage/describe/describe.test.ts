// From a stretch of the page text to the Passage that names it.

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { PassageSchema } from '../../../../lib/correction/content';
import { countCodePoints } from '../../../../lib/correction/text';
import { describePassage } from '../../../../lib/passage/describe/describe';
import { texts } from '../../../../testing/samples/corrections';

function passageOf(text: string, words: string, nth = 1) {
  let start = -1;
  for (let count = 0; count < nth; count += 1) start = text.indexOf(words, start + 1);
  return describePassage(text, start, start + words.length, 'en');
}

function timesIn(text: string, quote: string): number {
  let times = 0;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) times += 1;
  return times;
}

describe('the context of a passage', () => {
  test('reaches the ends of its sentence', () => {
    const text = 'Headline\nIt was late. The brown fox jumpd over the dog! Nobody saw it.';
    expect(passageOf(text, 'jumpd')).toEqual({
      exact: 'jumpd',
      lookalikes: 'none',
      prefix: 'The brown fox ',
      suffix: ' over the dog!',
      start: 36,
      end: 41,
      textFragment: ':~:text=jumpd',
    });
  });

  test('is nothing for a line that is the passage and stands once', () => {
    expect(passageOf('Fox clears dog\nIt was late.', 'Fox clears dog')).toMatchObject({
      prefix: '',
      suffix: '',
    });
  });

  test('grows by whole words where its sentence stands more than once', () => {
    const text = 'He said no. It was so. She said yes. It was so. Then they left.';
    const { prefix, exact, suffix } = passageOf(text, 'was', 2);
    expect(timesIn(text, prefix + exact + suffix)).toBe(1);
    expect(prefix).toMatch(/\b(said )?yes\. It $/);
  });

  test('of a sentence without end is at most 200 characters on a side', () => {
    const text = `${'long '.repeat(300)}jumpd${' long'.repeat(300)}`;
    const { prefix, suffix } = passageOf(text, 'jumpd');
    expect([prefix, suffix].map(countCodePoints)).toEqual([200, 200]);
  });

  test('makes the passage unique also where only the far side of a long sentence can', () => {
    const twin = `${'so it went on and '.repeat(15)}jumpd`; // more than 200 characters, the same for both
    const text = `A ${twin} over the ${'dog '.repeat(10)}first.\nB ${twin} over the ${'dog '.repeat(10)}second.`;
    for (const nth of [1, 2]) {
      const { prefix, exact, suffix } = passageOf(text, 'jumpd', nth);
      expect(timesIn(text, prefix + exact + suffix)).toBe(1);
    }
  });
});

describe('a passage', () => {
  test('has its place in code points', () => {
    expect(passageOf('😀👨‍👩‍👧 fox', 'fox')).toMatchObject({ start: 7, end: 10 });
    expect(passageOf('a 😀', '😀')).toMatchObject({ start: 2, end: 3 });
  });

  test('that no directive can reach has none', () => {
    expect(passageOf('ten\n'.repeat(9), 'ten', 7)).not.toHaveProperty('textFragment');
  });

  const units = {
    'many twins': fc.constantFrom('a ', 'b ', 'a. ', '😀', '\n', 'e\u0301 '),
    'many scripts': texts({ minLength: 1 }),
  };
  test.each(Object.entries(units))(
    'can always be described, and found again by what is said of it (%s)',
    (_, unit) => {
      const pieces = fc.array(unit, { maxLength: 60 });
      const words = fc
        .array(fc.constantFrom('a', 'b', '漢', '😀', ' b'), { minLength: 1, maxLength: 4 })
        .map((parts) => parts.join('').trim());
      fc.assert(
        fc.property(pieces, words, pieces, (before, exact, behind) => {
          const [head, tail] = [before.join(''), behind.join('')];
          const text = head + exact + tail;
          const passage = describePassage(text, head.length, head.length + exact.length);
          expect(v.is(PassageSchema, passage)).toBe(true);
          expect(head.endsWith(passage.prefix) && tail.startsWith(passage.suffix)).toBe(true);
          expect(Array.from(text).slice(passage.start, passage.end).join('')).toBe(exact);
          const most =
            Array.from(head).slice(-180).join('') + exact + Array.from(tail).slice(0, 180).join('');
          if (timesIn(text, most) === 1)
            expect(timesIn(text, passage.prefix + exact + passage.suffix)).toBe(1);
        }),
      );
    },
  );
});
