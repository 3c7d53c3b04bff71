// What holds of finding a passage again on any generated page, and on pages that repeat themselves without end.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describePassage } from '../../../../lib/passage/describe/describe';
import { locate } from '../../../../lib/passage/locate/locate';
import { blockText, generateDocument, type Language } from '../../../../testing/documents/documents';

const LANGUAGES: readonly Language[] = ['en', 'uk', 'lv'];

/** A generated page's text, and a stretch of whole words in one of its paragraphs. */
const passages = fc
  .record({
    seed: fc.nat({ max: 10_000 }),
    language: fc.constantFrom(...LANGUAGES),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    words: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ seed, language, at, words }) => {
    const { blocks } = generateDocument({ seed, language, characters: 3_000 });
    const text = blocks.map(blockText).join('\n');
    const paragraphs = blocks.filter(({ tag }) => tag === 'p').map(blockText);
    const paragraph = paragraphs[Math.floor(at * paragraphs.length)] ?? '';
    const tokens = paragraph.split(' ');
    const first = Math.floor(((at * paragraphs.length) % 1) * tokens.length);
    const exact = tokens.slice(first, first + words).join(' ');
    const start = text.indexOf(paragraph) + tokens.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
    return { text, language, start, end: start + exact.length };
  });

describe('on a generated page', () => {
  test('a passage is unchanged where nothing changed, in its very place', () => {
    fc.assert(
      fc.property(passages, ({ text, language, start, end }) => {
        const passage = describePassage(text, start, end, language);
        expect(locate(text, passage, `${passage.exact}!?`, language)).toEqual({
          verdict: 'unchanged',
          start,
          end,
        });
      }),
      { numRuns: 60 },
    );
  });

  test('a passage is fixed where the suggestion was taken up and nothing else changed', () => {
    fc.assert(
      fc.property(passages, fc.constantFrom('Zebra', 'два жирафи', 'ēzelis, kas guļ'), (found, suggested) => {
        const { text, language, start, end } = found;
        const passage = describePassage(text, start, end, language);
        const replacement = `${suggested} ${passage.exact.split(' ').at(-1)}`;
        const today = text.slice(0, start) + replacement + text.slice(end);
        const place = { start, end: start + replacement.length };
        expect(locate(today, passage, replacement, language)).toEqual({ verdict: 'fixed', ...place });
      }),
      { numRuns: 60 },
    );
  });

  test('a passage that stands no more, nor anything like it, is never said to stand or to be fixed', () => {
    fc.assert(
      fc.property(passages, fc.nat(), ({ text, language, start, end }, seed) => {
        const passage = describePassage(text, start, end, language);
        const other = generateDocument({ seed: seed % 10_000, language, characters: 3_000 });
        const today = other.blocks.map(blockText).join('\n');
        fc.pre(!today.includes(passage.exact));
        expect(['changed', 'gone']).toContain(locate(today, passage, 'Zebra', language).verdict);
      }),
      { numRuns: 60 },
    );
  });

  test('line breaks and spaces between words make no difference to the verdict', () => {
    fc.assert(
      fc.property(passages, ({ text, language, start, end }) => {
        const passage = describePassage(text, start, end, language);
        const today = text.replaceAll('\n', '\n\n').replaceAll(' ', '\u00a0');
        const located = locate(today, passage, undefined, language);
        expect(located.verdict).toBe('unchanged');
        if (located.verdict === 'gone') return;
        const words = today.slice(located.start, located.end).replaceAll('\u00a0', ' ');
        expect(words).toBe(passage.exact);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a passage in parts of words', () => {
  test('is not found within another word', () => {
    const text = 'The man left. Nobody saw him go.';
    const passage = describePassage(text, 4, 7, 'en');
    expect(locate('The woman left. Nobody saw her go.', passage, 'men', 'en').verdict).not.toBe('unchanged');
  });

  test('is found where the reader highlighted a part of a word', () => {
    const text = 'It was a mispelling of note.';
    const start = text.indexOf('pelling');
    const passage = describePassage(text, start, start + 7, 'en');
    expect(locate(text, passage, 'spelling', 'en')).toEqual({ verdict: 'unchanged', start, end: start + 7 });
  });
});

describe('a page that repeats itself without end', () => {
  const REPEATED = [
    ['one letter', 'a', 400],
    ['one word', 'the ', 399],
    ['one line', 'The fox jumped.\n', 15],
    ['an emoji', '😀', 40],
  ] as const;

  test.each(REPEATED)('of %s is searched in the time of any other', (...repeated) => {
    const [, piece, length] = repeated;
    const text = piece.repeat(Math.ceil(400_000 / piece.length));
    const passage = {
      exact: text.slice(0, length),
      prefix: '',
      suffix: text.slice(length, length + 100),
      start: 0,
      end: length,
    };
    // Quadratic work would take minutes, and outlast the test's time limit.
    expect(() => locate(text, passage, 'b')).not.toThrow();
  });
});
