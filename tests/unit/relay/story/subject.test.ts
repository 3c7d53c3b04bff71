import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headlineReader } from '../../../../relay/story/read-story';
import { subjectFromAddress } from '../../../../relay/story/subject';

const titled = (address: string) => subjectFromAddress(address, {}).replace('[Reader correction] ', '');

describe('the subject from a story’s address', () => {
  test.each([
    ['https://news.test/2026/11/fox-clears-dog', 'Fox clears dog'],
    ['https://news.test/2026/11/fox_clears_dog.html', 'Fox clears dog'],
    ['https://news.test/fox-clears-dog-12345.shtml?x=1', 'Fox clears dog'],
    ['https://news.test/12345-fox-clears-dog/', 'Fox clears dog'],
    ['https://news.test/sport/12345', 'Sport'],
    ['https://news.test/zi%C5%86as/r%C4%ABga-un-j%C5%ABrmala', 'Rīga un jūrmala'],
    ['https://news.test/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B0', 'Новина'],
    ['https://news.test/100-years-of-7-up', 'Years of 7 up'],
    ['https://news.test/', 'news.test'],
    ['https://news.test/123/456', 'news.test/123/456'],
    ['https://news.test/sign-in-at-https:%2F%2Fevil.test', 'Sign in at https evil'],
    ['https://news.test/%E0%A4', 'news.test/%E0%A4'],
  ])('%s is %s', (address, title) => {
    expect(titled(address)).toBe(title);
  });

  test('is in the site’s language and begins with its prefix', () => {
    expect(subjectFromAddress('https://news.test/fox', { language: 'de', subjectPrefix: '[Web]' })).toBe(
      '[Web] [Leserkorrektur] Fox',
    );
  });

  test('never contains a web address from any path', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webUrl(), (path, url) => {
        const { href } = new URL(`https://news.test${path}/${encodeURIComponent(url)}`);
        const title = titled(href);
        expect(title === '' || /:\/\/|@/.test(title)).toBe(false);
      }),
    );
  });
});

describe('the headline of a page', () => {
  const page =
    '<!doctype html><html><head><title>A</title><meta property="og:title" content="Fox &lt;clears&gt; dog"></head><body><h1>B</h1>';

  test('is the same for a page that arrives in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: page.length }), { maxLength: 8 }), (cuts) => {
        const reader = headlineReader();
        const at = [0, ...cuts.toSorted((one, other) => one - other), page.length];
        for (const [index, end] of at.entries()) reader.write(page.slice(at[index - 1] ?? 0, end));
        expect(reader.headline()).toBe('Fox <clears> dog');
      }),
    );
  });

  test('is one line of plain text for any page', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reader = headlineReader();
        reader.write(`<title>${text}</title><h1>${text}</h1>`);
        expect(reader.headline() ?? '').not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]|https?:\/\//iu);
      }),
    );
  });
});
