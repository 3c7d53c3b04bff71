// Which canonical address names the page, and which names another document.

import { describe, expect, test } from 'vitest';
import { mayBeSameSite, namesAnotherDocument } from '../../../lib/page/canonical';
import { isSameSite, withOwnCanonical } from '../../../lib/page/site';

const at = (path: string) => (path.startsWith('/') ? `https://www.news.test${path}` : `https://${path}`);

describe('a canonical address', () => {
  test.each([
    // The front page
    ['/', '/2026/fox'],
    ['/index.php', '/2026/fox'],
    ['/', '/#/fox'],
    // A folder
    ['/document/', '/document/915'],
    ['/document', '/document/fox'],
    ['/2026/11/', '/2026/11/fox.html'],
    ['/fox/', '/fox/pictures/3'],
    // Another part of a series
    ['/long', '/long?page=2'],
    ['/long', '/long?id=7&paged=3'],
    ['/long/', '/long/2/'],
    ['/long', '/long/page/2'],
    ['/long', '/long/seite-2'],
    ['/long.html', '/long-2.html'],
    ['/long', '/long,seite-2'],
    ['/long?page=1', '/long?page=2'],
    ['/long/1', '/long/2'],
    ['/thread?start=0', '/thread?start=20'],
    ['/thread', '/thread?start=20'],
    // Another story
    ['/news/7', '/news/8'],
    ['/?id=7', '/?id=8'],
    ['/fox', '/fox-2'],
    // Another language
    ['/en/fox', '/lv/lapsa'],
    ['/fox', '/lv/fox'],
    ['/en-gb/colour', '/en-us/color'],
    ['en.news.test/fox', 'lv.news.test/fox'],
    ['www.news.test/fox', 'lv.news.test/fox'],
    ['/fox', '/fox?lang=lv'],
    ['/fox?lang=en', '/fox?lang=lv'],
    // Another route, or none
    ['/app', '/app#/b'],
    ['/app#/a', '/app#/b'],
    ['/app#!/a', '/app#!/b'],
  ])('%s is not the name of %s', (canonical, address) =>
    expect(namesAnotherDocument(at(canonical), at(address))).toBe(true),
  );

  test.each([
    ['/fox', '/2026/fox'],
    ['/fox', '/amp/fox'],
    ['/fox', '/fox/amp'],
    ['/fox/', '/fox/amp/'],
    ['/fox', '/fox/print'],
    ['/fox/', '/fox/index.html'],
    ['/fox', '/fox/'],
    ['/fox', '/fox?id=7'],
    ['/2026/fox', '/?p=12'],
    ['/2026/fox', '/node/915'],
    ['/long', '/long?page=1'],
    ['/long', '/long?page=all'],
    ['/long?page=2', '/long?page=2&view=wide'],
    ['/fox-clears-dog-123', '/123'],
    ['/fox', 'm.news.test/fox'],
    ['/lv/fox', '/lv/fox?view=wide'],
    ['/en/fox', '/en-us/fox'],
    ['/en/fox', '/fox'],
    ['/', '/'],
    ['/', '/index.html'],
    ['/app#/b', '/app?view=wide#/b'],
    ['/#!/fox', '/fox'],
  ])('%s may be the name of %s', (canonical, address) =>
    expect(namesAnotherDocument(at(canonical), at(address))).toBe(false),
  );
});

describe('a page’s canonical address', () => {
  const canonicalOf = (address: string, canonical: string) =>
    withOwnCanonical({ address, canonical, headline: 'Fox' });

  test.each([
    ['https://m.news.co.uk/fox', 'https://www.news.co.uk/fox'],
    ['https://news.test:8443/fox', 'https://news.test/fox'],
    ['http://localhost:3000/fox', 'http://localhost:3000/the-fox'],
    ['http://[::1]:3000/fox', 'http://[::1]:3000/the-fox'],
    ['http://10.0.0.1/fox', 'http://10.0.0.1/the-fox'],
    ['https://новини.укр/fox', 'https://www.новини.укр/fox'],
  ])('stays if it is on the page’s own site: %s, %s', (address, canonical) => {
    expect(mayBeSameSite(canonical, address)).toBe(true);
    expect(canonicalOf(address, canonical)).toEqual({ address, canonical, headline: 'Fox' });
  });

  test.each([
    ['https://one.co.uk/fox', 'https://two.co.uk/fox'],
    ['https://ann.github.io/fox', 'https://ben.github.io/fox'],
    ['https://ann.blogspot.com/fox', 'https://ben.blogspot.com/fox'],
    ['https://ann.github.io/fox', 'https://github.io/fox'],
  ])(
    'is removed by the background on a site that only the public suffix list tells apart: %s, %s',
    (address, canonical) => {
      expect(mayBeSameSite(canonical, address)).toBe(true);
      expect(canonicalOf(address, canonical)).toEqual({ address, headline: 'Fox' });
    },
  );

  test.each([
    ['https://news.test/fox', 'https://evilnews.test/fox'],
    ['https://news.test/fox', 'https://news.example/fox'],
    ['http://localhost:3000/fox', 'http://localhost:3001/fox'],
    ['http://127.0.0.1:3000/fox', 'http://127.0.0.1:9/fox'],
    ['http://10.7.0.1/fox', 'http://192.168.0.1/fox'],
    ['http://[::1]:1/fox', 'http://[::1]:2/fox'],
    ['http://intranet/fox', 'http://wiki/fox'],
  ])(
    'is left out in the page itself on a site that is certainly another one: %s, %s',
    (address, canonical) => {
      expect(mayBeSameSite(canonical, address)).toBe(false);
      expect(isSameSite(canonical, address)).toBe(false);
    },
  );
});
