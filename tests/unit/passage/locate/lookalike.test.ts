// A sentence, row or list item that differs in one word is not the passage's.

import { describe, expect, test } from 'vitest';
import { describePassage } from '../../../../lib/passage/describe/describe';
import { locate } from '../../../../lib/passage/locate/locate';

/** Two lines that differ in one word. The passage is in the first. */
interface Pair {
  readonly name: string;
  readonly language: string;
  readonly line: string;
  readonly lookalike: string;
  readonly exact: string;
  readonly replacement: string;
}

const PAIRS: readonly Pair[] = [
  {
    name: 'number',
    language: 'en',
    line: 'Ferry 3 leaves Riga for Stockholm at 10:30 on Mondays and Fridays.',
    lookalike: 'Ferry 4 leaves Riga for Stockholm at 10:30 on Mondays and Fridays.',
    exact: '10:30',
    replacement: '10:45',
  },
  {
    name: 'name',
    language: 'uk',
    line: 'Олена Шевчук працює в лікарні з 2019 року і відповідає за приймальне відділення.',
    lookalike: 'Олена Бондар працює в лікарні з 2019 року і відповідає за приймальне відділення.',
    exact: '2019 року',
    replacement: '2018 року',
  },
  {
    name: 'weekday',
    language: 'lv',
    line: 'Katru otrdien muzejs ir atvērts no pulksten 11 līdz 18, un ieeja ir bez maksas.',
    lookalike: 'Katru piektdien muzejs ir atvērts no pulksten 11 līdz 18, un ieeja ir bez maksas.',
    exact: 'pulksten 11',
    replacement: 'pulksten 10',
  },
  {
    name: 'kind of ticket',
    language: 'en',
    line: 'A ticket for adults costs twelve euros at the gate',
    lookalike: 'A ticket for children costs twelve euros at the gate',
    exact: 'twelve euros',
    replacement: 'fourteen euros',
  },
  {
    name: 'price after the passage',
    language: 'lv',
    line: 'Rudzu maize no Lielezeres maiznīcas, 1,20 eiro par kukuli',
    lookalike: 'Rudzu maize no Lielezeres maiznīcas, 2,80 eiro par kukuli',
    exact: 'Lielezeres',
    replacement: 'Liezeres',
  },
  {
    name: 'place with one other letter',
    language: 'en',
    line: 'The embassy in Iran will close for good on the last day of the month.',
    lookalike: 'The embassy in Iraq will close for good on the last day of the month.',
    exact: 'for good',
    replacement: 'for a week',
  },
];

const FRAME = { above: 'Notices of this week', below: 'All times are local.' };

function page(...lines: readonly string[]): string {
  return [FRAME.above, ...lines, FRAME.below].join('\n');
}

function verdictIn(text: string, pair: Pair, original = page(pair.line, pair.lookalike)): string {
  const start = original.indexOf(pair.line) + pair.line.indexOf(pair.exact);
  const passage = describePassage(original, start, start + pair.exact.length, pair.language);
  return locate(text, passage, pair.replacement, pair.language).verdict;
}

describe.each(PAIRS)('where only the line with another $name is left', (pair) => {
  const { line, lookalike, exact, replacement } = pair;

  test('the passage is not unchanged', () => {
    expect(['gone', 'changed']).toContain(verdictIn(page(lookalike), pair));
  });

  test('the passage is not fixed by the suggested words in that line', () => {
    expect(['gone', 'changed']).toContain(verdictIn(page(lookalike.replace(exact, replacement)), pair));
  });

  test('the passage is unchanged as long as its own line is there too', () => {
    expect(verdictIn(page(lookalike, line), pair)).toBe('unchanged');
    expect(verdictIn(page(lookalike, line.replace(exact, replacement)), pair)).toBe('fixed');
  });
});

describe('a sentence of which the page has no lookalike', () => {
  const story = {
    name: '',
    language: 'en',
    line: 'The harbour master measured the pier, and it is forty metres long.',
    lookalike: '',
    exact: 'forty',
    replacement: 'fourteen',
  };
  const original = page(story.line);

  test.each([
    ['a corrected spelling', 'measured', 'measuredd'],
    ['an added word', 'The harbour', 'The new harbour'],
    ['a word that was left out', 'harbour master', 'master'],
    ['another kind of space', ' long', '\u00a0long'],
  ])('keeps the passage unchanged after %s next to it', (_, before, after) => {
    expect(verdictIn(page(story.line.replace(before, after)), story, original)).toBe('unchanged');
  });

  test.each([
    ['another noun', 'pier', 'bridge'],
    ['another verb', 'measured', 'inspected'],
    ['another number', 'The harbour master', 'The 2 harbour masters'],
  ])('keeps its place with %s in it', (_, before, after) => {
    expect(['changed', 'unchanged']).toContain(
      verdictIn(page(story.line.replace(before, after)), story, original),
    );
  });
});

test('the words of a lookalike are not taken for a passage that was cut out', () => {
  const pair = {
    name: 'number',
    language: 'en',
    line: 'Line 7 runs only every twenty minutes in the evening.',
    lookalike: 'Line 9 runs every twenty minutes in the evening.',
    exact: ' only',
    replacement: '',
  };
  expect(['gone', 'changed']).toContain(verdictIn(page(pair.lookalike), pair));
});

describe('a row that the page had a lookalike of', () => {
  const rows = ['Ferry 2', 'Ferry 3', 'Ferry 4', 'Ferry 5'].map(
    (ferry) => `${ferry} leaves Riga for Stockholm at 10:30 on Mondays and Fridays.`,
  );
  const original = page(...rows);
  const pair: Pair = {
    name: '',
    language: 'en',
    line: rows[1] ?? '',
    lookalike: '',
    exact: '10:30',
    replacement: '10:45',
  };

  test('is unchanged with another word in it, if it is still between the same rows', () => {
    const today = original.replace('Ferry 3 leaves Riga', 'Ferry 3 departs Riga');
    expect(verdictIn(today, pair, original)).toBe('unchanged');
  });

  test.each([0, 2, 3])('is not unchanged if it is gone and only row %i is left', (kept) => {
    expect(['gone', 'changed']).toContain(verdictIn(page(rows[kept] ?? ''), pair, original));
  });

  test('is not unchanged if it is gone and all the others are left', () => {
    expect(['gone', 'changed']).toContain(
      verdictIn(page(...rows.filter((row) => row !== pair.line)), pair, original),
    );
  });

  test('is not unchanged if another number is in its place between the same rows', () => {
    const today = original.replace('Ferry 3', 'Ferry 9');
    expect(verdictIn(today, pair, original)).toBe('changed');
  });
});

describe('what tells a sentence from its lookalikes', () => {
  const described = (text: string, exact: string) => {
    const start = text.indexOf(exact);
    return describePassage(text, start, start + exact.length, 'en').lookalikes;
  };

  test('is not looked for if the page has no sentence like it', () => {
    expect(described(page('The brown fox jumps over the dog.'), 'fox')).toBe('none');
  });

  test('is the text right before and after it, as much as occurs only once', () => {
    const text = page('Ferry 3 leaves at noon.', 'Ferry 4 leaves at noon.');
    expect(described(text, '3 leaves')).toEqual({ before: 'week\n', after: '\nFerry 4' });
  });

  test('is empty if the same is around all of them', () => {
    expect(described(Array.from({ length: 90 }, () => 'A ferry leaves.').join('\n'), 'leaves')).toEqual({
      before: '',
      after: '',
    });
  });
});
