// Where sentences begin and end.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceBounds, sentenceOf } from '../../../lib/correction/sentence';
import { said, texts } from '../../../testing/samples/corrections';

function sentenceAround(text: string, words: string, language = 'en'): string {
  const start = text.indexOf(words);
  const bounds = sentenceBounds(text, start, start + words.length, language);
  return text.slice(bounds.start, bounds.end);
}

describe('the sentence of a passage', () => {
  test('is the one that contains it', () => {
    expect(sentenceAround('It was late. The fox jumpd! Nobody saw it.', 'jumpd')).toBe('The fox jumpd! ');
  });

  test('includes every sentence that it touches', () => {
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

  test('ends at a line break, after which another block begins', () => {
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

/** All sentences of a line, as each of its characters has them. */
function sentences(line: string, language?: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at < line.length; at += 1) {
    const { start, end } = sentenceBounds(line, at, at + 1, language);
    found.add(line.slice(start, end).trim());
  }
  return [...found];
}

describe('a full stop', () => {
  test.each([
    ['en', 'J. K. Rowling met Dr. Smith in the U.S. President Biden came.'],
    ['en', 'On Jan. 5 Gov. Newsom met Sen. Warren of Acme Inc. Holdings.'],
    ['en', 'No. 5 of vol. 3 is lost, see fig. 2 and pp. 10.'],
    ['uk', 'Зустріч у м. Київ, вул. Хрещатик, провів проф. Іван Франко у 2024 р. Київської доби.'],
    ['uk', 'Див. Конституцію, ст. 5 закону та ім. Шевченка.'],
    ['ru', 'Он живёт на ул. Ленина, г. Москва, у акад. Павлова и св. Марии.'],
    ['lv', 'Sapulce notiks 3. Maijā plkst. 10. Rīgā, to vadīs prof. Bērziņš.'],
    ['de', 'Am 3. Oktober kam z. B. Herr Dr. Müller, bzw. Frau Prof. Maier, im 19. Jahrhundert.'],
    ['de', 'Karl V. Habsburg und Ludwig XIV. Bourbon wohnten in der Str. Nr. 5 Hinterhof.'],
    ['fr', 'M. Dupont, Mme. Curie et J.-C. Van Damme vont av. Foch.'],
    ['es', 'En EE. UU. El Sr. Pérez y la Dra. Ruiz leen la pág. 5 juntos.'],
    ['pl', 'Na ul. Marszałkowskiej mieszka dr. Jan Kowalski, ur. 3. Maja, i św. Piotr.'],
    [undefined, 'Er kam am 3. Oktober nach St. Gallen.'],
  ])('that ends no sentence does not cut it (%s): %s', (language, line) => {
    expect(sentences(line, language)).toEqual([line]);
  });

  test.each([
    [
      'en',
      ['I said no.', 'He was 23.', 'It was World War II.', 'The BBC.', 'In 3D.', 'It is 5 km.', 'Then?'],
    ],
    ['uk', ['Це зробив я.', 'Він пройшов 5 км.', 'Це коштує 10 млн.', 'Рік 2024.', 'Далі.']],
    ['ru', ['Это он.', 'Пришёл Иван.', 'Стало 2024.', 'Всё.']],
    ['lv', ['Viņš aizgāja.', 'Tas bija 2024.', 'Beigas.']],
    ['de', ['Es war im Jahr 2024.', 'Danach kam er.', 'Ende.']],
    ['fr', ['Il est parti.', 'Elle reste.']],
    ['es', ['Salió al mar.', 'Volvió.']],
    ['pl', ['To był sen.', 'Nie wiem co.', 'Rok 2024.', 'Koniec.']],
  ])('that ends a sentence still does (%s): %j', (language, parts) => {
    expect(sentences(parts.join(' '), language)).toEqual(parts);
  });
});

describe('a sentence', () => {
  test.each([
    ['goes on behind a question in it', 'en', ['“Why?” he asked.', 'Yahoo! said so.']],
    ['goes on behind a question in it, in guillemets', 'uk', ['«Навіщо?» — спитав він.', 'Тиша.']],
    ['ends at an ellipsis before a capital', 'uk', ['Він замовк…', 'Потім пішов…']],
    ['goes on at an ellipsis before a small letter', 'en', ['He was… late.', 'Well.']],
    ['has its notes', 'en', ['It is so.[1][2]', 'Next one.[a]', 'Last.']],
    ['has its raised notes', 'en', ['It is so.¹²', 'He said “no.”³,⁴', 'About 10⁶ were m².', 'Last.']],
    ['has the number of its item in a list', 'en', ['1. Mix the dough.', '2. Bake it.']],
    ['ends at a full stop in quotation marks', 'en', ['He said “Stop.”', 'She left.']],
  ])('%s', (_, language, parts) => {
    expect(sentences(parts.join(' '), language)).toEqual(parts);
  });

  test('is found in a line of 30,000 characters with any punctuation', () => {
    // More than linear work would outlast the test's time limit.
    for (const part of ['A. ', '… ', '.[1] ', '5. ', 'word. ', '."”’»)']) {
      const line = part.repeat(30_000 / part.length);
      expect(sentenceBounds(line, 15_000, 15_001)).toBeDefined();
    }
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

  test('leaves out the part of its context that only distinguishes it from the same words elsewhere', () => {
    expect(sentenceOf(passage('He left. The fox ', 'jumpd', ' over. The dog slept.'), 'en')).toEqual({
      before: 'The fox ',
      exact: 'jumpd',
      after: ' over.',
    });
  });

  test('has no space at its ends, even if its context begins or ends with one', () => {
    expect(sentenceOf(passage(' the ', 'fox', ' ran '), 'en')).toEqual({
      before: 'the ',
      exact: 'fox',
      after: ' ran',
    });
  });

  test('has nothing around it if it is the whole sentence', () => {
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
