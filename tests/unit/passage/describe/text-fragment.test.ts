// The directive that opens a page at a passage, and the search that proves it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Directive, findDirective } from '../../../../lib/passage/describe/directive';
import { makeSearchable } from '../../../../lib/passage/describe/search-text';
import { textFragmentFor } from '../../../../lib/passage/describe/text-fragment';
import { fold } from '../../../../lib/passage/page-text/fold';
import { texts } from '../../../../testing/samples/corrections';
import { parseDirective } from './directive';

/** The directive for the `nth` occurrence of `words` in `text`. */
function fragmentFor(text: string, words: string, nth = 1, language?: string): string | undefined {
  let start = -1;
  for (let count = 0; count < nth; count += 1) start = text.indexOf(words, start + 1);
  if (start === -1) throw new Error(`“${words}” does not stand there ${nth} times.`);
  return textFragmentFor(makeSearchable(text, language), start, start + words.length);
}

function found(text: string, directive: Directive): string | undefined {
  const stretch = findDirective(makeSearchable(text), directive);
  return stretch && text.slice(stretch.start, stretch.end);
}

const STORY = `Fox clears dog
The brown fox jumpd over the lazy dog. Nobody saw the fox.
The dog slept on.`;

describe('a passage', () => {
  test('that stands once is named by its words alone', () => {
    expect(fragmentFor(STORY, 'jumpd')).toBe(':~:text=jumpd');
    expect(fragmentFor(STORY, 'lazy dog')).toBe(':~:text=lazy%20dog');
    expect(fragmentFor(STORY, 'The dog slept on.')).toBe(':~:text=The%20dog%20slept%20on.');
  });

  test('that has twins is told apart by the words beside it', () => {
    expect(fragmentFor(STORY, 'fox', 2)).toBe(':~:text=the-,fox');
    expect(fragmentFor('a cat, a dog, a cat', 'a cat', 2)).toBe(':~:text=dog%2C-,a%20cat');
    expect(fragmentFor('see it now and see it then', 'see it', 2)).toBe(':~:text=and-,see%20it');
    expect(fragmentFor('x one y one z', 'one', 2)).toBe(':~:text=y-,one');
    expect(fragmentFor('one two\none three', 'one', 2)).toBe(':~:text=two-,one');
  });

  test('counts twins as a browser does: without case, diacritics and the form of quotes', () => {
    expect(fragmentFor('The FOX and the fox', 'fox')).toBe(':~:text=and%20the-,fox');
    expect(fragmentFor('Sēne vai sene', 'sene')).toBe(':~:text=vai-,sene');
    expect(fragmentFor('Ёлка и елка', 'елка')).toBe(':~:text=%D0%B8-,%D0%B5%D0%BB%D0%BA%D0%B0');
    expect(fragmentFor('He said “no” then "no"', '"no"')).toBe(':~:text=then-,%22no%22');
  });

  test('that is a part of a word is told by the rest of the word', () => {
    const fragment = fragmentFor('The fox outjumped them all', 'jump') ?? '';
    expect(fragment).not.toBe(':~:text=jump');
    expect(found('The fox outjumped them all', parseDirective(fragment))).toBe('jump');
    expect(found('The fox outjumped them all', { start: 'jump' })).toBeUndefined();
  });

  test('over several lines is named by its beginning and its end', () => {
    const fragment = fragmentFor(STORY, 'lazy dog. Nobody saw the fox.\nThe dog slept');
    expect(fragment).toBe(':~:text=lazy%20dog.%20Nobody,The%20dog%20slept');
  });

  test('is named whole if it is short, else by its beginning and its end where that is shorter', () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
    expect(parseDirective(fragmentFor(words(200), words(9)) ?? '')).toEqual({ start: words(9) });
    expect(parseDirective(fragmentFor(words(200), words(60)) ?? '')).toEqual({
      start: 'word0 word1 word2',
      end: 'word57 word58 word59',
    });
  });

  test('in Chinese, without spaces, is found as well', () => {
    const text = '我昨天去学校。我今天也去学校。';
    expect(found(text, parseDirective(fragmentFor(text, '今天', 1, 'zh') ?? ''))).toBe('今天');
    expect(parseDirective(fragmentFor(text, '学校', 2, 'zh') ?? '')).toHaveProperty('prefix');
  });

  test.each([
    ['well-known', 'well%2Dknown'],
    ['red, green', 'red%2C%20green'],
    ['black & white', 'black%20%26%20white'],
    ['100%', '100%25'],
    ['#1 "hit"', '%231%20%22hit%22'],
    ['<b>', '%3Cb%3E'],
  ])('of %s is encoded, so that its signs part no terms', (words, encoded) => {
    const text = `It was a ${words} thing.`;
    expect(fragmentFor(text, words)).toContain(encoded);
    expect(found(text, parseDirective(fragmentFor(text, words) ?? ''))).toBe(words);
  });

  test('in a line that stands twice is reached by its line, if what stands before that tells it apart', () => {
    const text = 'Monday\nThe ferry sails at ten\nTuesday\nThe ferry sails at ten\nEnd';
    const fragment = fragmentFor(text, 'ferry', 2) ?? '';
    const stretch = findDirective(makeSearchable(text), parseDirective(fragment));
    expect(stretch?.start).toBeGreaterThan(text.indexOf('Tuesday'));
    expect(text.slice(stretch?.start, stretch?.end)).toContain('ferry');
  });

  test.each([
    [
      'a menu that is printed twice',
      'News\nSport\nTravel\nFood\nStyle\nMost read\nNews\nSport\nTravel\nFood\nStyle',
      'Style',
    ],
    [
      'a table with the same cells',
      'Рейс\nРига\n10\nвчасно\nтак\nні\nРейс\nЛієпая\n10\nвчасно\nтак\nні',
      'ні',
    ],
    ['a list of names', 'Jānis\nAnna\nJuris\nIlze\nMāra\nRezerve\nJānis\nAnna\nJuris\nIlze\nMāra', 'Māra'],
    [
      'a form',
      'Name\nStreet\nTown\nPost code\nState\nDelivery\nName\nStreet\nTown\nPost code\nState',
      'State',
    ],
  ])('in %s is reached from further above, if a line there can be told', (_, text, words) => {
    const start = text.lastIndexOf(words);
    const fragment = textFragmentFor(makeSearchable(text), start, start + words.length) ?? '';
    expect(found(text, parseDirective(fragment))).toMatch(new RegExp(`\\n${words}$`));
  });

  test('in identical rows is reached from a row that can be told, if that is near', () => {
    const rows = (count: number) => `Sailings\n${'ten\n'.repeat(count)}End`;
    const found = findDirective(
      makeSearchable(rows(9)),
      parseDirective(fragmentFor(rows(9), 'ten', 3) ?? ''),
    );
    expect(found).toEqual({ start: 'Sailings\nten\n'.length, end: 'Sailings\nten\nten\nten'.length });
    expect(fragmentFor(rows(9), 'ten', 7)).toBeUndefined();
    expect(fragmentFor('10 10 10', '10', 2)).not.toBe(':~:text=10');
  });

  test('with half a character in it cannot be named, and nothing is thrown', () => {
    expect(() => textFragmentFor(makeSearchable('a \ud83d b and \ud83d'), 2, 3)).not.toThrow();
    expect(textFragmentFor(makeSearchable('fox \ud83d'), 4, 5)).toBeUndefined();
    expect(textFragmentFor(makeSearchable('fox \ud83d jumpd'), 6, 11)).toBe(':~:text=jumpd');
  });
});

/** A text with many twins in it, and a stretch of it without white space at its ends. */
function stretches(unit: fc.Arbitrary<string>) {
  return fc
    .tuple(fc.array(unit, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat())
    .map(([units, one, other]) => {
      const text = units.join('').replace(/\n+/g, '\n').trim();
      const [from, to] = [one % (text.length + 1), other % (text.length + 1)].toSorted((a, b) => a - b);
      const quote = text.slice(from, to);
      const start = (from ?? 0) + (quote.length - quote.trimStart().length);
      return { text, start, end: start + quote.trim().length };
    })
    .filter(({ start, end }) => end > start);
}

/** The first stretch that a directive's terms fit, by trying each place: slow, and plainly the specification. */
function firstFit(
  text: string,
  { prefix, start, end, suffix }: Directive,
): { start: number; end: number } | undefined {
  const { folded, startInText, endInText, isWordBoundary } = makeSearchable(text);
  const begins = (at: number) => isWordBoundary(startInText(at));
  const ends = (at: number) => isWordBoundary(endInText(at));
  // Chromium does not step over marks of direction and soft hyphens between two terms.
  const spaces = (at: number) => {
    const behind = at + (/^\s*/u.exec(folded.slice(at))?.[0].length ?? 0);
    return /\p{Cf}/u.test(text.slice(endInText(at), startInText(behind))) ? Number.NaN : behind;
  };
  const behind = (term: string, at: number) =>
    !Number.isNaN(at) && folded.startsWith(fold(term), at) ? at + fold(term).length : undefined;
  const endsWell = (at: number) => {
    if (!suffix) return ends(at);
    const to = behind(suffix, spaces(at));
    return to !== undefined && ends(to);
  };
  for (let at = 0; at < folded.length; at += 1) {
    if (!begins(at)) continue;
    const behindPrefix = prefix ? behind(prefix, at) : at;
    if (behindPrefix === undefined) continue;
    const from = prefix ? spaces(behindPrefix) : at;
    const to = behind(start, from);
    if (to === undefined) continue;
    if (!end) {
      if (endsWell(to)) return { start: startInText(from), end: endInText(to) };
    } else if (ends(to)) {
      for (let endAt = to; endAt < folded.length; endAt += 1) {
        const last = behind(end, endAt);
        if (last !== undefined && begins(endAt) && endsWell(last)) {
          return { start: startInText(from), end: endInText(last) };
        }
      }
    }
  }
  return undefined;
}

describe('whenever there is a directive', () => {
  const withoutUnseen = (text: string) => text.replace(/^[\p{Cf}\s]+|[\p{Cf}\s]+$/gu, '');
  const linesAround = (text: string, start: number, end: number, before: number) => {
    const behind = text.indexOf('\n', end);
    const lines = text.slice(0, start).split('\n');
    return {
      start: start - lines.slice(-1 - before).join('\n').length,
      end: behind === -1 ? text.length : behind,
    };
  };
  const units = {
    'a small alphabet': fc.constantFrom('a', 'b', ' ', ' ', '\n', '-', ','),
    'few words': fc.constantFrom('fox ', 'Fox ', 'dog ', 'do', 'g.\n', 'the ', 'ё ', 'е '),
    'many scripts': texts({ minLength: 1, maxLength: 3 }),
  };

  test.each(Object.entries(units))(
    'it finds the passage, or a wider piece that ends with its line (%s)',
    (_, unit) => {
      fc.assert(
        fc.property(stretches(unit), ({ text, start, end }) => {
          const fragment = textFragmentFor(makeSearchable(text), start, end);
          if (fragment === undefined) return;
          expect(fragment).toMatch(/^:~:text=[^\s#"<>&]+$/);
          const directive = parseDirective(fragment);
          const stretch = findDirective(makeSearchable(text), directive);
          expect(stretch).toEqual(firstFit(text, directive));
          const lines = linesAround(text, start, end, 15); // lines of spaces and marks are no blocks
          expect(stretch?.start).toBeGreaterThanOrEqual(lines.start);
          expect(stretch?.end).toBeLessThanOrEqual(lines.end);
          expect(text.slice(stretch?.start, stretch?.end)).toContain(withoutUnseen(text.slice(start, end)));
        }),
        { numRuns: 300 },
      );
    },
  );

  test('there is one for every passage that stands once and is made of whole words', () => {
    const words = fc.array(fc.constantFrom('fox', 'dog', 'Київ', 'ņem', 'over', '漢字'), { maxLength: 15 });
    fc.assert(
      fc.property(words, words, (before, behind) => {
        const text = [...before, 'unique words', ...behind].join(' ');
        expect(fragmentFor(text, 'unique words')).toBe(':~:text=unique%20words');
      }),
    );
  });
});

describe('the search', () => {
  test.each<[string, Directive, string | undefined]>([
    ['the first of twins', { start: 'fox' }, 'Fox'],
    ['whole words alone', { start: 'ump' }, undefined],
    ['nothing over a line break in one term', { start: 'dog The' }, undefined],
    ['from the first start to the first end behind it', { start: 'fox', end: 'dog' }, 'Fox clears dog'],
    ['an end with a suffix', { start: 'brown', end: 'fox', suffix: 'jumpd' }, 'brown fox'],
    ['a prefix in the line before', { prefix: 'dog', start: 'The brown' }, 'The brown'],
    ['a suffix in the line behind', { start: 'fox.', suffix: 'The dog' }, 'fox.'],
    ['nothing where the prefix does not stand beside it', { prefix: 'brown', start: 'jumpd' }, undefined],
    ['nothing where the end stands before the start', { start: 'slept', end: 'fox' }, undefined],
  ])('finds %s', (_, directive, words) => expect(found(STORY, directive)).toBe(words));

  test.each([
    ['Šķūņa ČÉŻ', 'skuna cez'],
    ['“a” „b“ ‘c’', '"a" "b" \'c\''],
    ['ЁЛКА Ґанок', 'елка ганок'],
    ['Straße STRASSE ﬁsh', 'strasse strasse fish'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Łódź Ørsted Æsop', 'lodz orsted aesop'],
    ['cafe\u0301 café', 'cafe cafe'],
    ['Dampf\u00adschiff x\u200by', 'dampfschiff xy'],
    ['カナ ｶﾅ', 'かな かな'],
    ['한글', '한글'],
    ['10\u00a0000…', '10 000...'],
  ])('takes %s for %s', (text, folded) => expect(fold(text)).toBe(folded));

  test('gives places in the text as it stands, whatever it takes for the same', () => {
    const text = 'Die Stra\u00dfe, das Dampf\u00adschiff, ein Cafe\u0301!';
    expect(found(text, { start: 'STRASSE' })).toBe('Stra\u00dfe');
    expect(found(text, { start: 'Dampfschiff' })).toBe('Dampf\u00adschiff');
    expect(found(text, { start: 'café' })).toBe('Cafe\u0301');
    expect(found(text, { prefix: 'strasse,', start: 'das', end: 'ein', suffix: 'cafe' })).toBe(
      'das Dampf\u00adschiff, ein',
    );
    expect(found(text, { start: '\u00ad' })).toBeUndefined();
  });

  test('takes what it has made the same for the same again', () => {
    fc.assert(
      fc.property(texts(), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('finds every stretch of whole words that stands once, by its own words', () => {
    fc.assert(
      fc.property(texts({ maxLength: 20 }), texts({ maxLength: 20 }), (before, behind) => {
        const text = `${before} unique Wörter ${behind}`;
        expect(found(text, { start: 'unique worter' })).toBe('unique Wörter');
      }),
    );
  });
});
