// The text that a browser's search reads, and the way to it and back.

import { expect, test } from 'vitest';
import { makeSearchable } from '../../../../lib/passage/describe/search-text';
import { textFragmentFor } from '../../../../lib/passage/describe/text-fragment';
import { type Edge, searched } from '../../../../lib/passage/page-text/edges';

/** The edge at `seen` in the text, in whose place a search reads `found`. */
function edgeAt(text: string, seen: string, found?: string): Edge {
  const start = text.indexOf(seen);
  if (start === -1) throw new Error(`“${seen}” is not in the text.`);
  return { start, end: start + seen.length, ...(found === undefined ? {} : { found }) };
}

/** What a search reads for the words. */
function foundFor(text: string, edges: readonly Edge[], words: string): string {
  const at = searched(text, edges);
  const start = text.indexOf(words);
  const stretch = at.fromPageText({ start, end: start + words.length });
  return at.text.slice(stretch.start, stretch.end);
}

test('a text without edges is what a search reads', () => {
  const at = searched('A calm sea', []);
  expect(at.text).toBe('A calm sea');
  expect(at.fromPageText({ start: 2, end: 6 })).toEqual({ start: 2, end: 6 });
});

test('a border is read between two words, and belongs to neither', () => {
  const text = 'old steel bridge';
  const edges: Edge[] = [
    { start: 3, end: 3 },
    { start: 9, end: 9 },
  ];
  expect(searched(text, edges).text).toBe('old\n steel\n bridge');
  expect(foundFor(text, edges, 'old')).toBe('old');
  expect(foundFor(text, edges, 'steel')).toBe('steel');
  expect(foundFor(text, edges, 'old steel bridge')).toBe('old\n steel\n bridge');
});

test('figures are read one for one, also a part of them', () => {
  const text = 'About 10⁻¹² of it';
  const edges = [edgeAt(text, '⁻¹²', '−12')];
  expect(searched(text, edges).text).toBe('About 10−12 of it');
  expect(foundFor(text, edges, '⁻¹²')).toBe('−12');
  expect(foundFor(text, edges, '10⁻¹')).toBe('10−1');
});

test('of a formula all copies are read, even if only a part of it is quoted', () => {
  const text = 'Because x = 7 holds';
  const edges = [edgeAt(text, 'x = 7', '\nx=7\nx = 7\n')];
  expect(foundFor(text, edges, 'Because x = 7 holds')).toBe('Because \nx=7\nx = 7\n holds');
  expect(foundFor(text, edges, '= 7')).toBe('\nx=7\nx = 7\n');
  expect(foundFor(text, edges, 'holds')).toBe('holds');
});

test('what no search finds is left out of a quote that begins or ends in it', () => {
  const text = 'Once the fog lifted';
  const edges = [edgeAt(text, 'O')];
  expect(foundFor(text, edges, 'Once')).toBe('nce');
  const at = [edgeAt(text, 'fog lifted')];
  expect(foundFor(text, at, 'the fog')).toBe('the ');
});

test('a stretch that was found has its place in the page text', () => {
  const text = 'Because x = 7 holds, 10⁶ times';
  const at = searched(text, [edgeAt(text, 'x = 7', '\nx=7\nx = 7\n'), edgeAt(text, '⁶', '6')]);
  for (const words of ['Because', 'holds', '10⁶', 'Because x = 7 holds', 'times']) {
    const start = text.indexOf(words);
    const stretch = { start, end: start + words.length };
    expect(at.toPageText(at.fromPageText(stretch))).toEqual(stretch);
  }
  const formula = at.text.indexOf('=7');
  expect(at.toPageText({ start: formula, end: formula + 2 })).toEqual({ start: 8, end: 13 });
});

test.each([
  ['a raised figure', 'About 10⁶ people', '⁶', '6', '10⁶', ':~:text=106'],
  ['a reading', '昔の港町です。', '', 'みなと', '港町', `:~:text=${encodeURIComponent('港みなと町')}`],
  [
    'a formula',
    'Because x = 7 holds',
    'x = 7',
    '\nx\n=\n7\n',
    'Because x = 7 holds',
    ':~:text=Because,holds',
  ],
])('a directive over %s is what the document has', (_, text, seen, found, words, expected) => {
  const edge = seen === '' ? { start: 3, end: 3, found } : edgeAt(text, seen, found);
  const start = text.indexOf(words);
  const fragment = textFragmentFor(makeSearchable(text, 'en', [edge]), start, start + words.length);
  expect(fragment?.replace('%20', '')).toBe(expected);
});
