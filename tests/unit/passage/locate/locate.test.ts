// From a stored passage to its place in today's page, and to what became of it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describePassage } from '../../../../lib/passage/describe/describe';
import { locate } from '../../../../lib/passage/locate/locate';
import { locateQuote } from '../../../../lib/passage/locate/quote';
import { texts } from '../../../../testing/samples/corrections';

const STORY = [
  'Ferry captain saves dog',
  'The ferry left the harbour at nine. Its captian saw a dog in the water, and turned round at once.',
  'Nobody on board complained. The dog was given a blanket and a sausage.',
].join('\n');

function described(text: string, words: string) {
  const start = text.indexOf(words);
  return describePassage(text, start, start + words.length, 'en');
}

function found(text: string, words: string) {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}

describe('a passage', () => {
  const passage = described(STORY, 'captian');

  test('that stands where it stood is unchanged', () => {
    expect(locate(STORY, passage, 'captain')).toEqual({ verdict: 'unchanged', ...found(STORY, 'captian') });
  });

  test('is found below what was added above it', () => {
    const today = `Subscribe now\nThe weather will be fine.\n${STORY}`;
    expect(locate(today, passage, 'captain')).toEqual({ verdict: 'unchanged', ...found(today, 'captian') });
  });

  test('is fixed where what was suggested stands in its place', () => {
    const today = STORY.replace('captian', 'captain');
    const start = today.indexOf('captain saw');
    expect(locate(today, passage, 'captain')).toEqual({ verdict: 'fixed', start, end: start + 7 });
  });

  test('is changed where other words stand in its place', () => {
    const today = STORY.replace('captian', 'skipper');
    expect(locate(today, passage, 'captain')).toEqual({ verdict: 'changed', ...found(today, 'skipper') });
  });

  test('is changed where no suggestion was made and the words are others', () => {
    const today = STORY.replace('captian', 'captain');
    expect(locate(today, passage)).toMatchObject({ verdict: 'changed' });
  });

  test('is gone with its block', () => {
    const today = STORY.split('\n').toSpliced(1, 1).join('\n');
    expect(locate(today, passage, 'captain')).toEqual({ verdict: 'gone' });
  });

  test('is gone from a page that has nothing to do with it', () => {
    expect(locate('Page not found', passage, 'captain')).toEqual({ verdict: 'gone' });
    expect(locate('', passage, 'captain')).toEqual({ verdict: 'gone' });
  });

  test('that was to be deleted, and was, is fixed', () => {
    const deletion = described(STORY, ' and a sausage');
    const today = STORY.replace(' and a sausage', '');
    expect(locate(today, deletion, '')).toMatchObject({ verdict: 'fixed' });
  });

  test('is unchanged where a suggestion that is part of it was not taken up', () => {
    const longer = described(STORY, 'a dog in the water');
    expect(locate(STORY, longer, 'a dog')).toMatchObject({ verdict: 'unchanged' });
  });

  test('is fixed where what was suggested is the passage and more', () => {
    const today = STORY.replace('captian', 'captian, a Finn,');
    expect(locate(today, passage, 'captian, a Finn,')).toEqual({
      verdict: 'fixed',
      ...found(today, 'captian, a Finn,'),
    });
  });

  test('is found though words around it were edited', () => {
    const today = STORY.replace('turned round at once', 'turned at once').replace('Nobody', 'No one');
    expect(locate(today, passage, 'captain')).toEqual({ verdict: 'unchanged', ...found(today, 'captian') });
  });

  test('is unchanged though another word is in its sentence, since the page had no sentence like it', () => {
    const today = STORY.replace('saw a dog', 'noticed a dog');
    expect(locate(today, passage, 'captain')).toEqual({ verdict: 'unchanged', ...found(today, 'captian') });
  });

  test('is found, but not said to be unchanged, if nobody knows what sentences the page had', () => {
    const today = STORY.replace('saw a dog', 'noticed a dog');
    const { lookalikes: _, ...ofAnotherSender } = passage;
    expect(locate(today, ofAnotherSender, 'captain')).toEqual({
      verdict: 'changed',
      ...found(today, 'captian'),
    });
  });

  test('is the same though a space became a line break', () => {
    const today = STORY.replace('Its captian', 'Its\ncaptian');
    expect(locate(today, passage, 'captain')).toMatchObject(found(today, 'captian'));
  });
});

describe('a twin', () => {
  const today = `${STORY}\nIts captian was praised by the mayor.`;

  test('does not stand in for a place that was corrected', () => {
    const corrected = today.replace('captian', 'captain');
    const start = corrected.indexOf('captain saw');
    expect(locate(corrected, described(today, 'captian'), 'captain')).toEqual({
      verdict: 'fixed',
      start,
      end: start + 7,
    });
  });

  test('does not stand in for a place that was deleted', () => {
    const shorter = today.split('\n').toSpliced(1, 1).join('\n');
    expect(locate(shorter, described(today, 'captian'), 'captain')).toEqual({ verdict: 'gone' });
  });

  test('that says what was suggested does not make the passage fixed', () => {
    const headline = `Captain saves dog\nIts captain was praised.\n${STORY}`;
    expect(locate(headline, described(STORY, 'captian'), 'captain')).toMatchObject({ verdict: 'unchanged' });
  });

  test('that was corrected does not make the passage fixed', () => {
    const other = `${STORY}\nIts captain was praised by the mayor.`;
    expect(locate(other, described(today, 'captian'), 'captain')).toEqual({
      verdict: 'unchanged',
      ...found(other, 'captian'),
    });
  });
});

test('a quote with soft hyphens, from another program, is found in a page text without them', () => {
  const quote = { exact: 'Dampf\u00adschiffart', prefix: 'Die alte ', suffix: ' ruht heu\u00adte.' };
  const today = 'Es regnet.\nDie alte Dampfschiffart ruht heute.';
  expect(locate(today, quote)).toEqual({ verdict: 'unchanged', ...found(today, 'Dampfschiffart') });
  const corrected = today.replace('schiffart', 'schifffahrt');
  expect(locate(corrected, quote, 'Dampf\u00adschifffahrt')).toMatchObject({ verdict: 'fixed' });
});

describe('whatever the page', () => {
  const stretches = texts({ minLength: 1 }).chain((text) =>
    fc.tuple(fc.constant(text), fc.nat({ max: text.length }), fc.nat({ max: text.length })),
  );

  test('a passage that cannot be told from a twin aside, what was described is found in its place', () => {
    fc.assert(
      fc.property(stretches, ([text, one, other]) => {
        const [start, end] = [Math.min(one, other), Math.max(one, other)];
        const words = text.slice(start, end);
        fc.pre(words !== '' && words === words.trim() && words.isWellFormed()); // as a selection is
        const passage = describePassage(text, start, end);
        const whole = passage.prefix + passage.exact + passage.suffix;
        fc.pre(text.indexOf(whole) === text.lastIndexOf(whole));
        const located = locate(text, passage);
        expect(located.verdict).toBe('unchanged');
        if (located.verdict === 'gone') return;
        expect(text.slice(located.start, located.end).replace(/\s+/g, ' ').trim()).toBe(
          passage.exact.replace(/\s+/g, ' ').trim(),
        );
      }),
    );
  });

  test('nothing that is looked for makes it throw, and every place lies in the text', () => {
    const words = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), texts());
    const passages = fc.record({ exact: words, prefix: words, suffix: words });
    fc.assert(
      fc.property(words, passages, fc.option(words, { nil: undefined }), (text, passage, replacement) => {
        const located = locate(text, passage, replacement);
        if (located.verdict === 'gone') return;
        expect(located.start).toBeGreaterThanOrEqual(0);
        expect(located.end).toBeLessThanOrEqual(text.length);
        expect(located.start).toBeLessThanOrEqual(located.end);
      }),
    );
  });
});

describe('a quote that a reader types', () => {
  const text = 'It was late.\n“Don’t  go,” said Bērziņš – twice.';

  test.each(['"don\'t go," said', 'DON’T GO', '  Don’t\ngo ', 'Bērziņš'])('as %j is found', (quote) => {
    const place = locateQuote(text, quote);
    const folded = (words: string) =>
      words
        .toLowerCase()
        .replace(/[“”"‘’']/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    expect(folded(text.slice(place?.start, place?.end))).toBe(folded(quote));
  });

  test('with a mistake in it is found', () => {
    const place = locateQuote(STORY, 'The ferry left the harbur at nine');
    expect(STORY.slice(place?.start, place?.end)).toBe('The ferry left the harbour at nine');
  });

  test.each(['', '   ', 'a cat on the roof'])('as %j is nowhere', (quote) => {
    expect(locateQuote(text, quote)).toBeUndefined();
  });
});
