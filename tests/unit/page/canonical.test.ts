// Which canonical address names the page, and which names another document.

import { describe, expect, test } from 'vitest';
import { namesAnotherDocument } from '../../../lib/page/canonical';

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
