// When two corrections are duplicates.

import { describe, expect, test } from 'vitest';
import type { CorrectionContent } from '../../../lib/correction/content';
import { duplicateKey, isDuplicate } from '../../../lib/correction/duplicate';
import { correction, pictureCorrection } from '../../../testing/samples/corrections';

const PAGE = { address: 'https://news.test/2026/11/fox', language: 'en' };

/** In “The brown fox jumpd over the lazy dog.”, `exact` is to be `replacement`. */
function change(
  exact: string,
  replacement: string,
  parts: Partial<CorrectionContent> = {},
): CorrectionContent {
  const text = 'The brown fox jumpd over the lazy dog.';
  const start = text.indexOf(exact);
  const end = start + exact.length;
  const passage = { exact, prefix: text.slice(0, start), suffix: text.slice(end), start, end };
  return correction({
    id: '0193a2b4-5678-7abc-8def-0123456789ac',
    page: PAGE,
    passage,
    suggestion: { kind: 'typo', replacement },
    ...parts,
  });
}

describe('two corrections are duplicates', () => {
  test.each([
    ['by another reader, of another kind', change('jumpd', 'jumped', { reader: { name: 'Bo' } })],
    ['though more was highlighted', change('brown fox jumpd over', 'brown fox jumped over')],
    [
      'though the page calls itself otherwise',
      change('jumpd', 'jumped', { page: { address: 'https://news.test/amp/fox', canonical: PAGE.address } }),
    ],
  ])('%s', (_, other) => {
    expect(isDuplicate(change('jumpd', 'jumped'), other)).toBe(true);
  });

  test('if only their line breaks differ', () => {
    const one = change('jumpd', 'jumped');
    const passage = { ...(one.passage ?? expect.fail()), prefix: 'The brown\nfox  ' };
    expect(isDuplicate(one, { ...one, passage })).toBe(true);
  });
});

describe('corrections with a tag that only their sender knows', () => {
  const tagged = (tag: string) => correction({ suggestion: { kind: 'other', tag, comment: 'Wrong.' } });

  test('are duplicates if their tags are equal', () => {
    expect(isDuplicate(tagged('house style'), tagged('house style'))).toBe(true);
    expect(isDuplicate(tagged('house style'), tagged('spelling'))).toBe(false);
  });

  test('have the same key in a version that knows the tag as a kind', () => {
    const known = correction({ suggestion: { kind: 'fact', comment: 'Wrong.' } });
    expect(duplicateKey(tagged('fact'))).toBe(duplicateKey(known));
  });
});

describe('two corrections are not duplicates', () => {
  test.each([
    ['with other words', change('jumpd', 'leapt')],
    ['of other words', change('lazy', 'jumped')],
    ['on another page', change('jumpd', 'jumped', { page: { address: 'https://news.test/other' } })],
    [
      'if one proposes no wording',
      change('jumpd', 'jumped', { suggestion: { kind: 'typo', comment: 'Typo.' } }),
    ],
  ])('%s', (_, other) => {
    expect(isDuplicate(change('jumpd', 'jumped'), other)).toBe(false);
  });

  test('if they are about the same words in another place', () => {
    const one = change('jumpd', 'jumped');
    const passage = { ...(one.passage ?? expect.fail()), prefix: 'And then the old fox ' };
    expect(isDuplicate(one, { ...one, passage })).toBe(false);
  });

  test('if they are about one picture with another comment', () => {
    const picture = { address: 'https://news.test/fox.jpg' };
    expect(isDuplicate(pictureCorrection(picture), pictureCorrection(picture))).toBe(true);
    expect(isDuplicate(pictureCorrection(picture), pictureCorrection(picture, 'It is old.'))).toBe(false);
  });
});

test('duplicates have one key, even if different readers made them', () => {
  const one = change('jumpd', 'jumped');
  expect(
    duplicateKey(change('brown fox jumpd over', 'brown fox jumped over', { reader: { name: 'Bo' } })),
  ).toBe(duplicateKey(one));
  expect(duplicateKey(change('jumpd', 'leapt'))).not.toBe(duplicateKey(one));
});
