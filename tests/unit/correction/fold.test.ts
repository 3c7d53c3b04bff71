// A card shows the words around each change; the rest of the sentence is folded.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffPart, diffWords } from '../../../lib/correction/diff';
import { type ChangedSentence, foldUnchanged } from '../../../lib/correction/fold';

const words = (count: number, word = 'word') =>
  Array.from({ length: count }, (_, index) => `${word}${index + 1}`).join(' ');

function shown({ before, parts, after }: ChangedSentence): string {
  const marks = { same: '', removed: '-', added: '+' } as const;
  const diff = parts.map(({ change, text }) => `${marks[change]}${text}${marks[change]}`).join('');
  return before + diff + after;
}

const change: readonly DiffPart[] = [
  { change: 'removed', text: 'delyaed' },
  { change: 'added', text: 'delayed' },
];

describe('the folded sentence', () => {
  test('keeps a short sentence as it is', () => {
    const sentence = { before: 'The ferry was ', parts: change, after: ' by five minutes.' };
    expect(shown(foldUnchanged(sentence))).toBe('The ferry was -delyaed-+delayed+ by five minutes.');
  });

  test('keeps six words on either side of the change', () => {
    const sentence = { before: `${words(20)} `, parts: change, after: ` ${words(20)}.` };
    expect(shown(foldUnchanged(sentence))).toBe(
      '…word15 word16 word17 word18 word19 word20 -delyaed-+delayed+ word1 word2 word3 word4 word5 word6…',
    );
  });

  test('counts the unchanged words at the ends of a long passage, so that the change is seen', () => {
    const passage = `${words(40, 'before')} delyaed ${words(40, 'after')}`;
    const parts = diffWords(passage, passage.replace('delyaed', 'delayed'));
    const folded = shown(foldUnchanged({ before: 'It began: ', parts, after: ' The end.' }));
    expect(folded).toMatch(/^…before35 .* before40 -delyaed-\+delayed\+ after1 .* after6…$/);
  });

  test('keeps the words next to both of two changes that are far apart', () => {
    const parts = [...change, { change: 'same', text: ` ${words(30)} ` } as const, ...change];
    const folded = shown(foldUnchanged({ before: '', parts, after: '' }));
    expect(folded).toContain('+delayed+ word1 word2 word3 word4 word5 word6 … word25 word26');
    expect(folded).toContain('word30 -delyaed-+delayed+');
  });

  test('leaves nothing out if that saves no room', () => {
    const parts = [...change, { change: 'same', text: ` ${words(14)} ` } as const, ...change];
    expect(shown(foldUnchanged({ before: '', parts, after: '' }))).toContain('word6 word7 word8 word9');
    expect(foldUnchanged({ before: `${words(8)} `, parts: change, after: '' }).before).toBe(`${words(8)} `);
  });

  test('keeps both ends of a long text that was removed', () => {
    const parts = [{ change: 'removed', text: words(60) } as const];
    const folded = shown(foldUnchanged({ before: '', parts, after: '' }));
    expect(folded).toMatch(/^-word1 .* word12 … word49 .* word60-$/);
  });

  test('shows both ends of a passage without a change, because the comment is about all of it', () => {
    const parts = [{ change: 'same', text: words(60) } as const];
    const folded = shown(foldUnchanged({ before: `${words(19, 'x')} `, parts, after: '' }));
    expect(folded).toMatch(/^…x14 x15 x16 x17 x18 x19 word1 .* word12 … word49 .* word60$/);
  });

  test.each([
    ['a word without an end', 'x'.repeat(900)],
    ['an address', `https://news.example/${'a'.repeat(300)}`],
    ['dots only', '. '.repeat(300)],
  ])('does not cut %s', (_, text) => {
    const { before } = foldUnchanged({ before: `${text} `, parts: change, after: '' });
    expect(before === `${text} ` || before.startsWith('…')).toBe(true);
    expect(text.includes('x') ? before : '').toBe(text.includes('x') ? `${text} ` : '');
  });

  test('folds between words in a script without spaces', () => {
    const sentence = {
      before: '渡轮昨天因为大雾在港口等待了很久很久所以今天又在等待着人们上船然后出发前往岛上的港口',
      parts: change,
      after: '',
    };
    const { before } = foldUnchanged(sentence, 'zh');
    expect(before.startsWith('…')).toBe(true);
    expect(before.length).toBeLessThan(25);
    expect(sentence.before.endsWith(before.slice(1))).toBe(true);
  });

  test('never cuts a word, and never loses a change', () => {
    const text = fc.array(fc.constantFrom('one', 'two', 'three', 'naïve', "it's", 'ten'), { maxLength: 80 });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const parts = [{ change: 'removed', text: 'wrong' } as const];
        const sentence = {
          before: one.map((word) => `${word} `).join(''),
          parts,
          after: ` ${other.join(' ')}`,
        };
        const folded = foldUnchanged(sentence, 'en');
        const known = new Set([...one, ...other]);
        expect(folded.parts).toEqual(parts);
        for (const word of `${folded.before} ${folded.after}`.replaceAll('…', ' ').match(/\S+/g) ?? [])
          expect(known).toContain(word);
      }),
    );
  });
});
