// The difference, word by word.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffPart, diffWords, trimToDifference } from '../../../lib/correction/diff';
import { said, texts } from '../../../testing/samples/corrections';

/** `-removed-`, `+added+`. */
function marked(before: string, after: string, language?: string): string {
  const marks = { same: '', removed: '-', added: '+' };
  return diffWords(before, after, language)
    .map(({ change, text }) => marks[change] + text + marks[change])
    .join('|');
}

function joined(parts: readonly DiffPart[], without: DiffPart['change']): string {
  return parts.map(({ change, text }) => (change === without ? '' : text)).join('');
}

/** A text and another that was made from it, as readers do. */
const revisions = fc
  .tuple(texts({ maxLength: 120 }), fc.nat(120), fc.nat(12), texts({ maxLength: 12 }))
  .map(([before, at, length, inserted]) => {
    const letters = Array.from(before);
    return { before, after: letters.toSpliced(at, length, inserted).join('') };
  });

describe('a diff', () => {
  test.each([
    ['The fox jumpd over.', 'The fox jumped over.', 'The fox |-jumpd-|+jumped+| over.'],
    ['a cat', 'a big cat', 'a |+big +|cat'],
    ['a big cat', 'a cat', 'a |-big -|cat'],
    ['the same', 'the same', 'the same'],
    ['', 'all new', '+all new+'],
    ['all gone', '', '-all gone-'],
  ])('of “%s” and “%s” is %s', (before, after, parts) => expect(marked(before, after)).toBe(parts));

  test('of two empty texts has no parts', () => expect(diffWords('', '')).toEqual([]));

  test('shows a replaced phrase as one change, not one for each word', () => {
    expect(marked('on Monday the third of May', 'on Friday the ninth of May')).toBe(
      'on |-Monday-|+Friday+| the |-third-|+ninth+| of May',
    );
    expect(marked('It was very late indeed.', 'It was early that morning.')).toBe(
      'It was |-very late indeed-|+early that morning+|.',
    );
  });

  test.each([
    [
      'uk',
      'Він приїхав до Киева вчора.',
      'Він приїхав до Києва вчора.',
      'Він приїхав до |-Киева-|+Києва+| вчора.',
    ],
    ['lv', 'Rīgas domē lemja.', 'Rīgas dome lēma.', 'Rīgas |-domē lemja-|+dome lēma+|.'],
    ['ar', 'ذهب الولد الى المدرسة', 'ذهب الولد إلى المدرسة', 'ذهب الولد |-الى-|+إلى+| المدرسة'],
    ['zh', '我今天去学校。', '我昨天去学校。', '我|-今天-|+昨天+|去学校。'],
    ['ja', '東京都は大きい。', '東京都は小さい。', '東京都は|-大きい-|+小さい+|。'],
  ])('cuts no word of %s', (language, before, after, parts) => {
    expect(marked(before, after, language)).toBe(parts);
  });

  test.each([
    ['a well-known man', 'a well-knawn man', 'a |-well-known-|+well-knawn+| man'],
    ['an e\u2011mail', 'an e\u2011male', 'an |-e\u2011mail-|+e\u2011male+'],
    ['some 10 000 people', 'some 11 000 people', 'some |-10 000-|+11 000+| people'],
    [
      '1\u00a0234\u00a0567 votes',
      '1\u00a0234\u00a0568 votes',
      '-1\u00a0234\u00a0567-|+1\u00a0234\u00a0568+| votes',
    ],
    ['in 2019 200 died', 'in 2018 200 died', 'in |-2019-|+2018+| 200 died'],
    ['3.14 or 1,000.50', '3.15 or 1,000.50', '-3.14-|+3.15+| or 1,000.50'],
    ["об'єкт тут", 'об’єкт тут', "-об'єкт-|+об’єкт+| тут"],
    ["don't go", 'do go', "-don't-|+do+| go"],
    ['cafe here', 'cafe\u0301 here', '-cafe-|+cafe\u0301+| here'],
    ['we 👨‍👩‍👧 go', 'we 👨‍👩‍👦 go', 'we |-👨‍👩‍👧-|+👨‍👩‍👦+| go'],
    ['flags 🇱🇻🇺🇦', 'flags 🇱🇹🇺🇦', 'flags |-🇱🇻-|+🇱🇹+|🇺🇦'],
    ['it — well — is', 'it - well - is', 'it |-—-|+-+| well |-—-|+-+| is'],
  ])('has for words what a reader takes for them: “%s”, “%s”', (before, after, parts) => {
    expect(marked(before, after)).toBe(parts);
  });

  test.each([
    ['word ,word', 'word, word'],
    ['two  spaces', 'two spaces'],
    ['two words', 'twowords'],
    ['no\u00a0break', 'no break'],
    ['one\nline', 'one line'],
    ['“curly”', '"curly"'],
    ['a - b', 'a – b'],
    ['end', 'end.'],
  ])('shows that “%s” differs from “%s”, which no letter does', (before, after) => {
    const parts = diffWords(before, after);
    expect(parts.filter(({ change }) => change !== 'same')).not.toHaveLength(0);
    expect([joined(parts, 'added'), joined(parts, 'removed')]).toEqual([before, after]);
  });

  test('loses nothing: the same and removed parts are the old text, the same and added parts the new one', () => {
    fc.assert(
      fc.property(revisions, ({ before, after }) => {
        const parts = diffWords(before, after);
        expect(joined(parts, 'added')).toBe(before);
        expect(joined(parts, 'removed')).toBe(after);
        expect(parts.every(({ text }) => text !== '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('has one removed part for each place, then one added part', () => {
    fc.assert(
      fc.property(revisions, ({ before, after }) => {
        const changes = diffWords(before, after)
          .map(({ change }) => change[0])
          .join('');
        expect(changes).toMatch(/^s?((ra|r|a)s)*(ra|r|a)?$/);
      }),
    );
  });

  test('has no part that begins or ends within a word', () => {
    const words = fc.array(
      fc.constantFrom('fox', 'Києва', 'ņemt', 'cafe\u0301', 'الولد', "don't", ' ', ' ', ', '),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = diffWords(before.join(''), after.join(''));
        for (const without of ['added', 'removed'] as const) {
          const texts = parts.filter(({ change }) => change !== without).map(({ text }) => text);
          for (const [index, text] of texts.entries()) {
            expect(text + (texts[index + 1] ?? '')).not.toSatisfy(
              (both: string) => /\p{L}$/u.test(text) && /^[\p{L}\p{M}]/u.test(both.slice(text.length)),
            );
          }
        }
      }),
    );
  });
});

describe('a part of a diff', () => {
  const CLUSTERS = [
    ...[
      'ก',
      'ำ',
      '็',
      'น้ำ',
      'ກ',
      'ຳ',
      'ភ្នំ',
      '្',
      'ព',
      'မြန်',
      'ါ',
      'क',
      '्',
      'षि',
      'ᄒ',
      'ᅡ',
      'ᆫ',
      '한',
      '漢',
      'か',
      '゙',
    ],
    ...[
      '\u200d',
      '👍',
      '🏽',
      '🇱',
      '🇻',
      '❤',
      '\ufe0f',
      '1',
      '\u20e3',
      'a',
      '\u0301',
      '\u0600',
      '-',
      '.',
      ' ',
      '\n',
      '\r\n',
    ],
  ];

  test('begins and ends between graphemes, in every language', () => {
    const text = fc.string({ unit: fc.constantFrom(...CLUSTERS), maxLength: 14 });
    const language = fc.constantFrom(undefined, 'th', 'lo', 'km', 'my', 'hi', 'ja');
    fc.assert(
      fc.property(text, text, language, (before, after, tag) => {
        const parts = diffWords(before, after, tag);
        for (const [whole, without] of [
          [before, 'added'],
          [after, 'removed'],
        ] as const) {
          const graphemes = new Intl.Segmenter(tag, { granularity: 'grapheme' }).segment(whole);
          const starts = new Set(Array.from(graphemes, ({ index }) => index));
          let at = 0;
          for (const part of parts.filter(({ change }) => change !== without)) {
            expect(starts).toContain(at);
            at += part.text.length;
          }
          expect(at).toBe(whole.length);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  const ideographs = (length: number, from: number) =>
    Array.from({ length }, (_, index) => String.fromCodePoint(from + index)).join('');

  test.each([
    ['ideographs', ideographs(500, 0x4e00), ideographs(2_000, 0x6000)],
    ['words', 'lorem ipsum '.repeat(41), 'dolor sit, '.repeat(181)],
    ['punctuation', '.!'.repeat(250), '?,;:'.repeat(500)],
  ])(
    'is one change, found quickly, if 500 and 2,000 characters have nothing in common (%s)',
    (_, before, after) => {
      const parts = diffWords(before, after);
      expect([joined(parts, 'added'), joined(parts, 'removed')]).toEqual([before, after]);
      expect(parts.filter(({ change }) => change !== 'same')).toHaveLength(2);
    },
  );
});

describe('the trimmed difference', () => {
  test('leaves out the words that both texts share at the ends', () => {
    expect(trimToDifference('The fox jumpd over the dog', 'The fox jumped over a dog')).toEqual({
      before: 'jumpd over the',
      after: 'jumped over a',
      at: 8,
    });
  });

  test('of a text and itself is empty', () => {
    fc.assert(
      fc.property(texts(), (text) => {
        expect(trimToDifference(text, text)).toEqual({ before: '', after: '', at: text.length });
      }),
    );
  });

  test('gives both texts when it is put back between the shared words', () => {
    fc.assert(
      fc.property(said, said, revisions, (head, tail, { before, after }) => {
        const [one, other] = [head + before + tail, head + after + tail];
        const trimmed = trimToDifference(one, other);
        const shared = one.length - trimmed.before.length;
        expect(other.length - trimmed.after.length).toBe(shared);
        const starts = Array.from({ length: shared + 1 }, (_, at) => at);
        expect(
          starts.some(
            (at) =>
              one === one.slice(0, at) + trimmed.before + one.slice(at + trimmed.before.length) &&
              other === one.slice(0, at) + trimmed.after + one.slice(at + trimmed.before.length),
          ),
        ).toBe(true);
      }),
    );
  });
});
