// Which story a copy on another site is of, by the copy's address.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanAddress } from '../../../lib/page/address';
import { isNumberedCopy, isTranslatedCopy, originalOf } from '../../../lib/page/copies';

const STORY = 'https://www.news.example/2026/fox';

describe('the address of a copy', () => {
  test.each([
    // AMP caches and viewers
    ['https://www-news-example.cdn.ampproject.org/c/s/www.news.example/2026/fox', STORY],
    [
      'https://www-news-example.cdn.ampproject.org/v/s/www.news.example/2026/fox?amp_js_v=0.1&usqp=mq331AQ#x',
      STORY,
    ],
    ['https://www-news-example.cdn.ampproject.org/wp/s/www.news.example/2026/fox', STORY],
    ['https://news-example.cdn.ampproject.org/c/news.example/fox?id=7', 'http://news.example/fox?id=7'],
    ['https://www-news-example.bing-amp.com/c/s/www.news.example/2026/fox', STORY],
    ['https://www-news-example.amp.cloudflare.com/c/s/www.news.example/2026/fox', STORY],
    ['https://mipcache.bdstatic.com/c/s/www.news.example/2026/fox', STORY],
    ['https://www.google.com/amp/s/www.news.example/2026/fox', STORY],
    ['https://www.bing.com/amp/s/www.news.example/2026/fox', STORY],
    ['https://www-news-example.turbopages.org/turbo/www.news.example/s/2026/fox', STORY],
    // Translations
    ['https://www-news-example.translate.goog/2026/fox?_x_tr_sl=de&_x_tr_tl=en&_x_tr_hl=en', STORY],
    [
      'https://www-my--news-example.translate.goog/fox?id=7&_x_tr_sl=de',
      'https://www.my-news.example/fox?id=7',
    ],
    ['https://news-example.translate.goog/fox?_x_tr_sch=http&_x_tr_sl=de', 'http://news.example/fox'],
    ['https://0-xn----80ak6aa92e-example.translate.goog/?_x_tr_enc=0', 'https://xn--80ak6aa92e.example/'],
    ['https://translate.google.com/translate?sl=de&tl=en&u=https://www.news.example/2026/fox', STORY],
    ['https://www.translatetheweb.com/?from=de&to=en&a=https%3A%2F%2Fwww.news.example%2F2026%2Ffox', STORY],
    ['https://translated.turbopages.org/proxy_u/de-en.1a2b/https/www.news.example/2026/fox', STORY],
    // Archives
    ['https://web.archive.org/web/20261122123456/https://www.news.example/2026/fox', STORY],
    ['https://web.archive.org/web/20261122123456if_/https://www.news.example/2026/fox', STORY],
    ['https://web.archive.org/web/2026/https:/www.news.example/2026/fox', STORY],
    ['https://web.archive.org/web/2/news.example/fox?id=7&page=2', 'http://news.example/fox?id=7&page=2'],
    ['https://web.archive.org/web/2026/https://news.example/#!/fox', 'https://news.example/#!/fox'],
    ['https://wayback.archive-it.org/12345/20261122123456/https://www.news.example/2026/fox', STORY],
    ['https://arquivo.pt/wayback/20261122123456/https://www.news.example/2026/fox', STORY],
    ['https://webarchive.nationalarchives.gov.uk/ukgwa/20261122/https://www.news.example/2026/fox', STORY],
    ['https://archive.ph/2026.11.22-123456/https://www.news.example/2026/fox', STORY],
    ['https://archive.today/newest/https://www.news.example/2026/fox', STORY],
    ['https://archive.is/o/AbCd1/https://www.news.example/2026/fox', STORY],
    // A search engine’s cache
    [
      'https://webcache.googleusercontent.com/search?q=cache:AbC_-123:https://www.news.example/2026/fox+fox',
      STORY,
    ],
    [
      'https://webcache.googleusercontent.com/search?q=cache:www.news.example/fox',
      'http://www.news.example/fox',
    ],
    // A copy of a copy
    [
      `https://web.archive.org/web/2026/https://www-news-example.cdn.ampproject.org/c/s/${STORY.slice(8)}`,
      STORY,
    ],
  ])('names the story: %s', (copy, story) => {
    expect(cleanAddress(copy)).toBe(story);
    expect(cleanAddress(story)).toBe(story);
  });

  test.each([
    'https://web.archive.org/',
    'https://web.archive.org/web/2026*/https://www.news.example/fox',
    'https://web.archive.org/web/20261122/about',
    'https://archive.ph/AbCd1',
    'https://archive.org/details/fox',
    'https://www.google.com/search?q=https://www.news.example/',
    'https://cdn.ampproject.org/v0.js',
    'https://webcache.googleusercontent.com/search?q=fox',
    'https://news-example.cdn.ampproject.org/c/s/localhost/fox',
    'https://translate.google.com/?u=javascript:0',
    // Hosts that anyone can own, and a story about copies.
    'https://www.google.com.evil.example/amp/s/www.news.example/fox',
    'https://evilcdn.ampproject.org.example/c/s/www.news.example/fox',
    'https://eviltranslate.goog/fox',
    'https://www.news.example/web/2026/https://other.example/',
  ])('is left alone if it names no story: %s', (address) => {
    expect(originalOf(new URL(address))).toBeUndefined();
    expect(cleanAddress(address)).toBe(new URL(address).href);
  });

  test('may have only a number, so that only its page names the story', () => {
    expect(isNumberedCopy(new URL('https://archive.ph/AbCd1'))).toBe(true);
    expect(isNumberedCopy(new URL(`https://archive.ph/newest/${STORY}`))).toBe(false);
    expect(isNumberedCopy(new URL('https://web.archive.org/web/'))).toBe(false);
    expect(isNumberedCopy(new URL(STORY))).toBe(false);
  });

  test.each([
    ['https://www-news-example.translate.goog/fox', true],
    [`https://translated.turbopages.org/proxy_u/de-en.1a2b/https/www.news.example/fox`, true],
    ['https://www-news-example.cdn.ampproject.org/c/s/www.news.example/fox', false],
    [`https://web.archive.org/web/2026/${STORY}`, false],
    ['https://translate.google.com/', false],
    [STORY, false],
  ])('says whether its words are a translation: %s', (address, isTranslation) =>
    expect(isTranslatedCopy(new URL(address))).toBe(isTranslation),
  );

  test('is read without an error, whatever follows the host', () => {
    const hosts = [
      'a.cdn.ampproject.org/c/',
      'a.translate.goog',
      'web.archive.org/web/2026/',
      'archive.ph/newest/',
    ];
    const rest = fc.string({
      unit: fc.constantFrom(...'/:?#&=%.-s', 'https://', 'x.example', '_x_tr_enc=0', 'u='),
    });
    fc.assert(
      fc.property(fc.constantFrom(...hosts), rest, (host, text) => {
        const cleaned = cleanAddress(`https://${host}/${text}`) ?? '';
        expect(cleaned === '' || /^https?:\/\//.test(cleaned)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
