// Whether the mistakes of corrections are still in the text of a page, as laid out or only as HTML.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { checkHtml, checkText, isCheckable } from '../../../lib/page-check/check';
import { fetchStory, readHtmlText } from '../../../lib/page-check/fetch-story';
import { correction, note } from '../../../testing/samples/corrections';

const sent = (content = correction()): Correction => ({
  ...content,
  status: { state: 'sent' },
  history: [],
});
const address = 'https://news.test/2026/11/fox';
const BEFORE = 'It was late in the evening of a long day.\n';
const AFTER = ' over the lazy dog.\nIt was seen by many who came by.';

test.each([
  ['jumped', 'fixed', 'fixed'],
  ['jumpd', 'unchanged', 'unchanged'],
  ['leapt', 'changed', 'unknown'],
] as const)('if the page says “%s”, the result is %s, and without a layout %s', (verb, laidOut, asHtml) => {
  const page = { address, language: 'en', text: `${BEFORE}The brown fox ${verb}${AFTER}` };
  expect(checkText(page, [sent()])).toEqual([{ correction: sent().id, verdict: laidOut }]);
  expect(checkHtml(page, [sent()])).toEqual([{ correction: sent().id, verdict: asHtml }]);
});

test('a passage that is not found is gone, and unknown without a layout', () => {
  const page = { address, language: 'en', text: `${BEFORE}Nothing else has happened since that day.` };
  expect(checkText(page, [sent()])).toMatchObject([{ verdict: 'gone' }]);
  expect(checkHtml(page, [sent()])).toMatchObject([{ verdict: 'unknown' }]);
});

test.each([
  ['https://news.test/#/2026/fox', undefined],
  ['https://news.test/#!/fox', undefined],
  ['https://news.test/app?view=wide#!fox', undefined],
  ['https://news.test/fox', 'Fox'],
])(
  'a story is not fetched if its route is in the fragment, since the server would send the start: %s',
  async (at, text) => {
    const asked: string[] = [];
    const fetch = async (url: RequestInfo | URL) => {
      asked.push(String(url));
      return new Response('<p>Fox', { headers: { 'Content-Type': 'text/html' } });
    };
    expect((await fetchStory(at, fetch))?.text).toBe(text);
    expect(asked).toEqual(text === undefined ? [] : [at]);
  },
);

test('text before the story does not matter without a layout', () => {
  const menu = 'Home News Sport Weather Subscribe Log in\n'.repeat(200);
  const page = { address, language: 'en', text: `${menu}${BEFORE}The brown fox jumped${AFTER}` };
  expect(checkHtml(page, [sent()])).toMatchObject([{ verdict: 'fixed' }]);
});

test('a correction about the page as a whole and a withdrawn correction are not checked', () => {
  expect(checkText({ address, text: BEFORE }, [sent(note('All of it.'))])).toEqual([]);
  expect(isCheckable(sent(note('All of it.')))).toBe(false);
  expect(isCheckable({ ...sent(), status: { state: 'withdrawn' } })).toBe(false);
  expect(isCheckable(sent())).toBe(true);
});

test('a correction to a machine translation is not checked: its words were never in the page', () => {
  const { page } = correction();
  expect(isCheckable(sent(correction({ page: { ...page, translated: true } })))).toBe(false);
});

test.each([
  ['<p>The <b>brown</b> fox<br>jumped</p><p>It was late.', 'The brown fox\njumped\nIt was late.'],
  ['<div hidden>No<div>thing</div> here</div>Read <script>"no"</script>this', 'Read this'],
  ['<title>A story</title><style>p{}</style><p>One&amp;all&#33;</p>', 'One&all!'],
  ['<ul><li>One<li>Two</ul>', 'One\nTwo'],
  ['<noscript>Please switch it on</noscript>  a\n\n b ', 'a b'],
  ['<svg><title>Logo</title></svg><input hidden>Text', 'Text'],
])('the text is read from %s', (html, text) => {
  expect(readHtmlText(html).text).toBe(text);
});

test('the declared language is read', () => {
  expect(readHtmlText('<!doctype html><html lang="lv"><p>Lapsa')).toEqual({ text: 'Lapsa', language: 'lv' });
});

test('no HTML throws', () => {
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
