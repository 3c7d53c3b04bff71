// The address of a page, without what is not the page.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanAddress } from '../../lib/page/address';

describe('the address of a page', () => {
  test.each([
    ['https://news.test/fox#comments', 'https://news.test/fox'],
    ['https://news.test/fox#:~:text=jumpd', 'https://news.test/fox'],
    ['https://ann:secret@news.test/fox', 'https://news.test/fox'],
    ['https://news.test/fox?utm_source=x&utm_medium=y&fbclid=z', 'https://news.test/fox'],
    ['https://news.test/?id=7&gclid=1&page=2', 'https://news.test/?id=7&page=2'],
    ['https://news.test/?UTM_Source=x&id=7', 'https://news.test/?id=7'],
    ['https://news.test/?id=7&id=8&_ga=1', 'https://news.test/?id=7&id=8'],
    ['HTTPS://News.Test:443/Fox', 'https://news.test/Fox'],
    ['http://127.0.0.1:8080/fox', 'http://127.0.0.1:8080/fox'],
  ])('of %s is %s', (address, cleaned) => expect(cleanAddress(address)).toBe(cleaned));

  test.each(['?q=a+b%20c&r=~(d)', '?utm=x&source=y&my_utm_source=z', '?', '?empty=&flag'])(
    'keeps a query as it stands where nothing in it is tracking: %s',
    (query) =>
      expect(cleanAddress(`https://news.test/fox${query}`)).toBe(
        new URL(`https://news.test/fox${query}`).href,
      ),
  );

  test('that is relative is resolved', () => {
    expect(cleanAddress('../fox?utm_source=x', 'https://news.test/2026/11/')).toBe(
      'https://news.test/2026/fox',
    );
    expect(cleanAddress('//m.news.test/fox', 'https://news.test/')).toBe('https://m.news.test/fox');
  });

  test.each([
    '',
    'fox',
    'about:blank',
    'about:srcdoc',
    'data:text/html,x',
    'blob:https://news.test/1',
    'file:///fox',
    'javascript:0',
    'chrome://version',
  ])('is none for “%s”', (address) => expect(cleanAddress(address)).toBeUndefined());

  test('that is too long to be sent loses its query, and is none if it still is', () => {
    expect(cleanAddress(`https://news.test/fox?session=${'a'.repeat(2_100)}`)).toBe('https://news.test/fox');
    expect(cleanAddress(`https://news.test/${'a'.repeat(2_100)}`)).toBeUndefined();
  });

  test('once cleaned is clean', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const cleaned = cleanAddress(address) ?? '';
        expect(cleanAddress(cleaned)).toBe(cleaned);
      }),
    );
  });
});
