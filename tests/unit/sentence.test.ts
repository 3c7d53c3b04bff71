// Where sentences begin and end.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceBounds, sentenceOf } from '../../lib/correction/sentence';
import { said, texts } from './samples';

function sentenceAround(text: string, words: string, language = 'en'): string {
  const start = text.indexOf(words);
  const bounds = sentenceBounds(text, start, start + words.length, language);
  return text.slice(bounds.start, bounds.end);
}

describe('the sentence of a passage', () => {
  test('is the one in which it stands', () => {
    expect(sentenceAround('It was late. The fox jumpd! Nobody saw it.', 'jumpd')).toBe('The fox jumpd! ');
  });

  test('is all that it touches', () => {
    expect(sentenceAround('One. Two three. Four. Five.', 'three. Fo')).toBe('Two three. Four. ');
  });

  test.each([
    ['uk', 'Було пізно. Лисиця стрибнула! Ніхто не бачив.', 'стрибнула', 'Лисиця стрибнула! '],
    ['lv', 'Bija vēls. Lapsa lēca? Neviens neredzēja.', 'lēca', 'Lapsa lēca? '],
    ['ja', '夜でした。狐が跳んだ。誰も見ていない。', '跳んだ', '狐が跳んだ。'],
    ['ar', 'كان الوقت متأخرا. هل قفز الثعلب؟ لم يره أحد.', 'قفز', 'هل قفز الثعلب؟ '],
  ])('ends as sentences end in %s', (language, text, words, sentence) => {
    expect(sentenceAround(text, words, language)).toBe(sentence);
  });

  test('does not reach over a line break: another block stands there', () => {
    expect(sentenceAround('Fox clears dog\nThe fox jumpd\nShare this', 'jumpd')).toBe('The fox jumpd');
  });

  test('begins no later and ends no earlier than the passage', () => {
    fc.assert(
      fc.property(texts(), texts(), texts(), (before, passage, after) => {
        const [start, end] = [before.length, before.length + passage.length];
        const bounds = sentenceBounds(before + passage + after, start, end);
        expect(bounds.start).toBeLessThanOrEqual(start);
        expect(bounds.end).toBeGreaterThanOrEqual(end);
      }),
      { numRuns: 300, examples: [['', '\nThe fox', '']] },
    );
  });
});

describe('a passage in its sentence', () => {
  const passage = (prefix: string, exact: string, suffix: string) => ({
    prefix,
    exact,
    suffix,
    start: 0,
    end: 0,
  });

  test('leaves out what of its context is only there to tell it from a twin', () => {
    expect(sentenceOf(passage('He left. The fox ', 'jumpd', ' over. The dog slept.'), 'en')).toEqual({
      before: 'The fox ',
      exact: 'jumpd',
      after: ' over.',
    });
  });

  test('has no space at its ends, where its context begins or ends with one', () => {
    expect(sentenceOf(passage(' the ', 'fox', ' ran '), 'en')).toEqual({
      before: 'the ',
      exact: 'fox',
      after: ' ran',
    });
  });

  test('has nothing around it where it is the sentence', () => {
    expect(sentenceOf(passage('', 'Fox clears dog', ''))).toEqual({
      before: '',
      exact: 'Fox clears dog',
      after: '',
    });
  });

  test('is an unbroken piece of its context', () => {
    fc.assert(
      fc.property(texts(), said, texts(), (prefix, exact, suffix) => {
        const { before, exact: same, after } = sentenceOf(passage(prefix, exact, suffix));
        expect(same).toBe(exact);
        expect(prefix.endsWith(before)).toBe(true);
        expect(suffix.startsWith(after)).toBe(true);
        expect(before + after).not.toContain('\n');
      }),
    );
  });
});
