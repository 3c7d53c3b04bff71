// Dates, languages, names and things, as pages write them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeArticle, findArticle } from '../../../lib/page/article';
import { toAuthor } from '../../../lib/page/author';
import { toDate } from '../../../lib/page/date';
import { toLanguage } from '../../../lib/page/language';
import { toLine } from '../../../lib/page/line';
import { namesOf, type Thing } from '../../../lib/page/thing';

describe('a date', () => {
  test.each([
    ['2026-11-20', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['2026-11-20 08:00:00', '2026-11-20'],
    ['2026-11-20T08:00:00.123456+0200', '2026-11-20T06:00:00.123Z'],
    ['2026-11-20T08:00+02', '2026-11-20T06:00:00.000Z'],
    ['2026-11-20T08:00:00 GMT', '2026-11-20T08:00:00.000Z'],
    ['2026/11/20', '2026-11-20'],
    ['2026-1-5', '2026-01-05'],
    ['20.11.2026', '2026-11-20'],
    ['3.4.2026 10:00', '2026-04-03'],
    ['23/11/2026', '2026-11-23'],
    ['11-23-2026', '2026-11-23'],
    ['November 20, 2026', '2026-11-20'],
    ['Sat, 21 Nov 2026 08:00:00 +0200', '2026-11-21T06:00:00.000Z'],
    ['Mon May 04 2026 01:00:00 GMT+0300 (EEST)', '2026-05-03T22:00:00.000Z'],
  ])('written as %s is read as %s', (text, date) => expect(toDate(text)).toBe(date));

  test.each([
    ...[
      '',
      'soon',
      'Room 5',
      '2026',
      '03/04/2026',
      '2026-02-30',
      '31.02.2026',
      '2026-11-20T25:00:00Z',
      '+275760-09-13',
    ],
    ...['1970-01-01T00:00:00Z', '0001-01-01T00:00:00', 'May', `May 2026${' '.repeat(100)}x`],
  ])('is not read from a text that is not a date, or is ambiguous: “%s”', (text) =>
    expect(toDate(text)).toBeUndefined(),
  );

  test('is a day, a moment or undefined, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789-/.:TZ+ ', 'May', 'GMT'), maxLength: 30 });
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (written) => {
        expect(toDate(written) ?? '2026-11-20').toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a language', () => {
  test.each([
    ['en-us', 'en-US'],
    ['uk_UA', 'uk-UA'],
    ['ua', 'uk'],
    ['en, de', 'en'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('written as %s is read as %s', (text, tag) => expect(toLanguage([text])).toBe(tag));

  test.each(['', 'English', 'x-default', 'und', 'en-a', '??', '-'])('is not read from “%s”', (text) => {
    expect(toLanguage([text])).toBeUndefined();
    expect(toLanguage([null, text, 'lv'])).toBe('lv');
  });
});

describe('a line', () => {
  test.each([
    [' Fox \n clears\tdog ', 'Fox clears dog'],
    ['Fox &amp; dog&#39;s &quot;day&quot; &#x2014; &laquo;now&raquo;', 'Fox & dog\'s "day" — «now»'],
    ['Fox <em>clears</em> <b class="x">dog</b>', 'Fox clears dog'],
    ['How to use <video> &bogus; &#0; &#9999999;', 'How to use <video> &bogus; &#0; &#9999999;'],
    ['Donau\u00addampf\u200bschiff \u202eevil', 'Donaudampfschiff evil'],
    ['  ', undefined],
    ['', undefined],
  ])('made from “%s” is “%s”', (text, line) => expect(toLine(text)).toBe(line));

  test('is never longer than the limit and never ends in half a surrogate pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(4_100), (text, length) => {
        const line = toLine(`${'a'.repeat(length)}${text.repeat(200)}`) ?? '';
        expect([...line].length).toBeLessThanOrEqual(500);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('the author', () => {
  test.each([
    [[['Ada Writer', 'Ben Editor', 'Ada  writer']], 'Ada Writer, Ben Editor'],
    [[['Kooman, F.', 'Jong, M. de']], 'Kooman, F.; Jong, M. de'],
    [[['By Ada Writer']], 'Ada Writer'],
    [[['https://social.test/ada', '@ada', 'admin', ' ']], undefined],
    [[['https://social.test/ada'], ['Ada Writer']], 'Ada Writer'],
    [[['ADA WRITER'], ['Ada Writer'], ['ADA WRITER']], 'Ada Writer'],
    [[['ADA WRITER']], 'ADA WRITER'],
    [[['Example News'], ['Ada Writer']], 'Ada Writer'],
    [[], undefined],
  ])('from the sources %j is %s', (sources, author) =>
    expect(toAuthor(sources, 'Example News')).toBe(author),
  );
});

describe('the story among the things that a page describes', () => {
  const HERE = 'https://www.news.test/2026/fox';
  const story = (headline: string, rest: Thing = {}): Thing => ({
    '@type': 'NewsArticle',
    headline,
    ...rest,
  });

  test('is the one with the address of the page', () => {
    const things = [
      story('Other', { url: 'https://www.news.test/2026/other' }),
      story('Fox', { mainEntityOfPage: { '@id': 'http://m.news.test/2026/fox/' } }),
    ];
    expect(findArticle(things, HERE)).toBe(things[1]);
  });

  test('is none of several that have other addresses', () => {
    const things = ['a', 'b'].map((name) => story(name, { url: `/2026/${name}` }));
    expect(findArticle(things, HERE)).toBeUndefined();
  });

  test('is the only one, whatever its address', () => {
    const only = story('Fox', { url: 'https://elsewhere.test/' });
    expect(findArticle([{ '@type': 'WebPage', name: 'x' }, only], HERE)).toBe(only);
  });

  test('may be a page if no story is described', () => {
    const page = { '@type': ['Thing', 'schema:AboutPage'], name: 'About' };
    expect(findArticle([{ '@type': 'Organization' }, page], HERE)).toBe(page);
  });

  test('takes missing values from the page that contains it', () => {
    const byId = new Map<string, Thing>([
      [
        '#page',
        { '@type': 'WebPage', datePublished: '2026-11-20', inLanguage: 'lv', isPartOf: { '@id': '#site' } },
      ],
      ['#site', { '@type': 'WebSite', name: 'Example News' }],
      ['#ada', { '@type': 'Person', name: 'Ada Writer' }],
    ]);
    const article = story('Fox', { isPartOf: { '@id': '#page' }, author: { '@id': '#ada' } });
    expect(describeArticle(article, (id) => byId.get(id), HERE)).toMatchObject({
      authors: ['Ada Writer'],
      published: '2026-11-20',
      site: 'Example News',
      languages: ['lv'],
    });
  });

  test('is read without an error, whatever its values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const thing: Thing = {
          '@type': ['NewsArticle', other],
          ...Object.fromEntries(
            [
              'headline',
              'name',
              'author',
              'creator',
              'publisher',
              'isPartOf',
              'inLanguage',
              'url',
              '@id',
              'datePublished',
            ].map((key, index) => [key, index % 2 ? one : other]),
          ),
        };
        expect(() => findArticle([thing, thing], HERE)).not.toThrow();
        expect(() => describeArticle(thing, () => thing, HERE)).not.toThrow();
      }),
    );
  });
});

describe('the names of people', () => {
  test.each([
    ['Ada', ['Ada']],
    [
      [['Ada'], [[{ name: 'Ben' }]]],
      ['Ada', 'Ben'],
    ],
    [{ '@list': [{ name: ['Ada', 'Ben'] }, 'Ada'] }, ['Ada', 'Ben']],
    [{ givenName: 'Ada', familyName: 'Writer' }, ['Ada Writer']],
    [{ name: { '@value': 'Ada', '@language': 'en' } }, ['Ada']],
    [[null, 7, true, {}, { name: 7 }, ' '], []],
    [undefined, []],
  ])('read from %j are %j', (value, names) => expect(namesOf(value, () => undefined)).toEqual(names));
});
