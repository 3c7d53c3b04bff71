// What a page says today in the places of corrections, and what can be told of one that was never laid out.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { checkHtml, checkText, isCheckable } from '../../../lib/page-check/check-text';
import { readHtmlText } from '../../../lib/page-check/html-text';
import { correction, note } from '../../../testing/samples/corrections';

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
  expect(checkText(page, [sent()])).toEqual([{ correction: sent().id, verdict: seen }]);
  expect(checkHtml(page, [sent()])).toEqual([{ correction: sent().id, verdict: parsed }]);
});

test('where it is not found: gone; where it was never laid out, it may be there all the same', () => {
  const page = { address, language: 'en', text: `${BEFORE}Nothing else has happened since that day.` };
  expect(checkText(page, [sent()])).toMatchObject([{ verdict: 'gone' }]);
  expect(checkHtml(page, [sent()])).toMatchObject([{ verdict: 'unknown' }]);
});

test('what text a parsed page has before the story does not matter', () => {
  const menu = 'Home News Sport Weather Subscribe Log in\n'.repeat(200);
  const page = { address, language: 'en', text: `${menu}${BEFORE}The brown fox jumped${behind}` };
  expect(checkHtml(page, [sent()])).toMatchObject([{ verdict: 'fixed' }]);
});

test('a note about the page has no place to look at, and what was taken back is not looked for', () => {
  expect(checkText({ address, text: BEFORE }, [sent(note('All of it.'))])).toEqual([]);
  expect(isCheckable(sent(note('All of it.')))).toBe(false);
  expect(isCheckable({ ...sent(), status: { state: 'withdrawn' } })).toBe(false);
  expect(isCheckable(sent())).toBe(true);
});

test.each([
  ['<p>The <b>brown</b> fox<br>jumped</p><p>It was late.', 'The brown fox\njumped\nIt was late.'],
  ['<div hidden>No<div>thing</div> here</div>Read <script>"no"</script>this', 'Read this'],
  ['<title>A story</title><style>p{}</style><p>One&amp;all&#33;</p>', 'One&all!'],
  ['<ul><li>One<li>Two</ul>', 'One\nTwo'],
  ['<noscript>Please switch it on</noscript>  a\n\n b ', 'a b'],
  ['<svg><title>Logo</title></svg><input hidden>Text', 'Text'],
])('the text of %s', (html, text) => {
  expect(readHtmlText(html).text).toBe(text);
});

test('a page says its language', () => {
  expect(readHtmlText('<!doctype html><html lang="lv"><p>Lapsa')).toEqual({ text: 'Lapsa', language: 'lv' });
});

test('no HTML takes long to read, or throws', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '<p>',
          '</p>',
          '<div hidden>',
          '</div>',
          '<script>',
          '</script>',
          'a<b',
          '&amp',
          '"',
          ' ',
        ),
      ),
      (parts) => {
        expect(typeof readHtmlText(parts.join('')).text).toBe('string');
      },
    ),
  );
});
