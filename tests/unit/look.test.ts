// What a page says today in the places of corrections, and what can be told of one that was never laid out.

import { expect, test } from 'vitest';
import type { Correction } from '../../lib/correction/whole';
import { isCheckable, lookFor, lookForParsed } from '../../lib/revisit/look';
import { correction, note } from './samples';

const sent = (content = correction()): Correction => ({
  ...content,
  status: { state: 'sent' },
  history: [],
});
const address = 'https://news.test/2026/11/fox';
const BEFORE = 'It was late in the evening of a long day.\n';
const behind = ' over the lazy dog.\nIt was seen by many who came by.';

test.each([
  ['jumped', 'fixed', 'fixed'],
  ['jumpd', 'unchanged', 'unchanged'],
  ['leapt', 'changed', 'unknown'],
] as const)('where it says “%s”: %s; where it was never laid out: %s', (verb, seen, parsed) => {
  const page = { address, language: 'en', text: `${BEFORE}The brown fox ${verb}${behind}` };
  expect(lookFor(page, [sent()])).toEqual([{ correction: sent().id, verdict: seen }]);
  expect(lookForParsed(page, [sent()])).toEqual([{ correction: sent().id, verdict: parsed }]);
});

test('where it is not found: gone; where it was never laid out, it may be there all the same', () => {
  const page = { address, language: 'en', text: `${BEFORE}Nothing else has happened since that day.` };
  expect(lookFor(page, [sent()])).toMatchObject([{ verdict: 'gone' }]);
  expect(lookForParsed(page, [sent()])).toMatchObject([{ verdict: 'unknown' }]);
});

test('what text a parsed page has before the story does not matter', () => {
  const menu = 'Home News Sport Weather Subscribe Log in\n'.repeat(200);
  const page = { address, language: 'en', text: `${menu}${BEFORE}The brown fox jumped${behind}` };
  expect(lookForParsed(page, [sent()])).toMatchObject([{ verdict: 'fixed' }]);
});

test('a note about the page has no place to look at, and what was taken back is not looked for', () => {
  expect(lookFor({ address, text: BEFORE }, [sent(note('All of it.'))])).toEqual([]);
  expect(isCheckable(sent(note('All of it.')))).toBe(false);
  expect(isCheckable({ ...sent(), status: { state: 'withdrawn' } })).toBe(false);
  expect(isCheckable(sent())).toBe(true);
});
