// Which metadata is believed, if the page has gone on to another story or shows several.

import { describe, expect, test } from 'vitest';
import type { ArticleData } from '../../../lib/page/article';
import { believedOf, type Shown } from '../../../lib/page/belief';

const at = (path: string) => `https://news.test${path}`;

const SHOWN: Shown = {
  headings: ['Second story'],
  title: 'Second story – Paper',
  site: 'Paper',
  address: at('/two'),
  loaded: at('/two'),
  isOneOfSeveral: false,
};
/** The page was loaded with the first story. */
const MOVED: Shown = { ...SHOWN, loaded: at('/one') };

/** The sources of a page with one article and these `<meta>` elements. */
function sources(
  article: Partial<ArticleData>,
  metas: Readonly<Record<string, string>> = {},
  canonical: string | undefined = undefined,
) {
  return {
    canonical,
    articles: [{ authors: [], languages: [], paths: [], ...article }],
    meta: (...names: readonly string[]) => names.flatMap((name) => metas[name] ?? []).slice(0, 1),
  };
}

/** What is believed of the sources: `canonical`, `article`, `meta`. */
function believed(from: ReturnType<typeof sources>, shown: Shown): string[] {
  const { canonical, articles, meta } = believedOf(from, shown);
  return [
    ...(canonical === undefined ? [] : ['canonical']),
    ...articles.map(() => 'article'),
    ...(meta('author', 'og:title').length > 0 ? ['meta'] : []),
  ];
}

const FIRST = sources({ headline: 'First story' }, { 'og:title': 'First story' }, at('/one'));
const SECOND = sources({ headline: 'Second story' }, { 'og:title': 'Second story' }, at('/two'));

describe('metadata', () => {
  test('of the story before is not believed, after a script has replaced the address', () => {
    expect(believed(FIRST, MOVED)).toEqual([]);
    expect(believed({ ...FIRST, canonical: undefined }, MOVED)).toEqual([]);
  });

  test('of the story before is not believed if only the heading shows it: the title is the old one too', () => {
    expect(believed(FIRST, { ...MOVED, title: 'First story – Paper' })).toEqual([]);
  });

  test('that the site has replaced too is believed', () => {
    expect(believed(SECOND, MOVED)).toEqual(['canonical', 'article', 'meta']);
  });

  test('is believed source by source', () => {
    const mixed = sources({ headline: 'Second story' }, { 'og:title': 'First story' }, at('/one'));
    expect(believed(mixed, MOVED)).toEqual(['article']);
    const other = sources({ headline: 'First story' }, { 'og:title': 'Second story | World' });
    expect(believed(other, MOVED)).toEqual(['meta']);
  });

  test('without a headline is believed after a move only if it names the address', () => {
    expect(believed(sources({}, { author: 'Ada One' }), MOVED)).toEqual([]);
    expect(believed(sources({ paths: ['/two'] }, { author: 'Ada', 'og:url': at('/two/') }), MOVED)).toEqual([
      'article',
      'meta',
    ]);
    expect(believed(sources({ paths: ['/one'] }, { author: 'Ada', 'og:url': at('/one') }), MOVED)).toEqual(
      [],
    );
  });

  test('stays believed if the page has only gone to another view of its story', () => {
    const gallery = { ...SHOWN, loaded: at('/two'), address: at('/two?picture=3') };
    expect(believed(SECOND, gallery)).toEqual(['canonical', 'article', 'meta']);
    const moved = { ...SHOWN, loaded: at('/?p=12'), address: at('/2026/two') };
    expect(believed(SECOND, moved)).toEqual(['canonical', 'article', 'meta']);
  });

  test('is not believed on a fresh page if both its headline and its address are another story’s', () => {
    expect(believed(FIRST, SHOWN)).toEqual([]);
    const own = sources(
      { headline: 'First', paths: ['/one'] },
      { 'og:title': 'First', 'og:url': at('/one') },
    );
    expect(believed(own, SHOWN)).toEqual([]);
  });

  test('with another headline is believed on a fresh page: it is written for search engines', () => {
    const social = sources({ headline: 'You will not believe this' }, { 'og:title': 'Wow' }, at('/two'));
    expect(believed(social, SHOWN)).toEqual(['canonical', 'article', 'meta']);
    expect(believed({ ...social, canonical: undefined }, SHOWN)).toEqual(['article', 'meta']);
  });

  test('is believed on a fresh page at another address of the story', () => {
    expect(believed(SECOND, { ...SHOWN, address: at('/amp/two'), loaded: at('/amp/two') })).toEqual([
      'canonical',
      'article',
      'meta',
    ]);
  });

  test('of the start is not believed on a route, which the server has not seen', () => {
    const route = { ...SHOWN, address: at('/#/two'), loaded: at('/#/two') };
    expect(believed(sources({ headline: 'All the news' }, { 'og:title': 'All the news' }), route)).toEqual(
      [],
    );
    expect(believed(sources({}, { author: 'Paper' }), route)).toEqual([]);
    expect(believed(sources({ headline: 'Second story' }), route)).toEqual(['article']);
    expect(believed(sources({ paths: ['#/two'] }), route)).toEqual(['article']);
  });

  test('of the first story is not believed for one below it', () => {
    const below = { ...SHOWN, address: at('/one'), loaded: at('/one'), isOneOfSeveral: true };
    expect(believed({ ...FIRST, canonical: undefined }, below)).toEqual([]);
    expect(believed(FIRST, { ...below, headings: ['First story'] })).toEqual([
      'canonical',
      'article',
      'meta',
    ]);
  });

  test('that has the site’s name for a headline states none', () => {
    expect(believed(sources({ headline: 'Paper' }), SHOWN)).toEqual(['article']);
    expect(believed(sources({ headline: 'Paper' }), MOVED)).toEqual([]);
  });

  test.each([
    ['Second story', 'Second story'],
    ['“Second” story', 'Second: story | World | Paper'],
    ['Opinion\nSecond story', 'Second story'],
    ['Second story', 'Paper » Second story'],
    ['Second story', 'SECOND STORY'],
  ])('has the story’s headline also with what a page adds to it: %j, %j', (heading, headline) => {
    const shown = { ...MOVED, headings: [heading], title: undefined };
    expect(believed(sources({ headline }), shown)).toEqual(['article']);
  });

  test('is compared in bounded time, however long its lines are', () => {
    // More than linear work would outlast the test's time limit.
    for (const part of [' ', 'a | ', ' -', ': ', '\n']) {
      const long = `x${part.repeat(2_000_000 / part.length)}y`;
      const shown = { ...MOVED, headings: [long, 'Second story'], title: long };
      expect(believed(sources({ headline: `Second${long}` }), shown)).toEqual([]);
    }
  });
});
