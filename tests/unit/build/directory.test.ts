// The rules for the files in `directory`, each with a fault that it finds, and the table that the build makes of them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEntries } from '../../../build/directory/entry';
import { directoryFiles, readDirectory } from '../../../build/directory/read';
import { faultsIn } from '../../../build/directory/rules';

const TODAY = new Date('2026-11-30T18:00:00Z');
const GOOD = `# Found in the footer.
address: corrections@news.org
for: corrections
source: https://www.news.org/contact
seen: 2026-10-31
`;

/** What is wrong with a file that is good but for one change. */
function said(from: string | RegExp, to: string, name = 'news.org.txt'): string[] {
  const changed = GOOD.replace(from, to);
  expect(changed === GOOD).toBe(from === '');
  return faultsIn(name, changed, TODAY).map(({ message }) => message);
}

test('a good file has no fault', () => {
  expect(faultsIn('news.org.txt', GOOD, TODAY)).toEqual([]);
  expect(faultsIn('news.org.txt', `${GOOD}\n${GOOD.replace('corrections@', 'editors@')}`, TODAY)).toEqual([]);
  expect(faultsIn('blog.news.org.txt', GOOD, TODAY)).toEqual([]);
});

describe('a file is named by the site’s host', () => {
  test.each([
    ['News.org.txt', 'must be named by a host in lower case and Punycode: news.org.txt'],
    ['новини.org.txt', 'must be named by a host in lower case and Punycode: xn--b1amarcd.org.txt'],
    ['news.org', 'must be named HOST.txt'],
    ['news org.txt', 'must be named by a host in lower case and Punycode: ?.txt'],
    ['www.news.org.txt', 'must be named news.org.txt, which applies to all its hosts'],
    ['org.txt', 'must be a registered domain or a host below one: this would apply to sites of many owners'],
    [
      'co.uk.txt',
      'must be a registered domain or a host below one: this would apply to sites of many owners',
    ],
    [
      'github.io.txt',
      'must be a registered domain or a host below one: this would apply to sites of many owners',
    ],
    [
      '127.0.0.1.txt',
      'must be a registered domain or a host below one: this would apply to sites of many owners',
    ],
  ])('not %s', (name, message) => {
    expect(said('', '', name)).toContain(message);
  });
});

describe('the format', () => {
  test.each([
    [/^/, 'phone: 123\n', 'has an unknown field: phone'],
    ['seen: ', 'seen:', 'is not a field: seen:2026-10-31'],
    ['2026-10-31', '2026-10-31 ', 'is not a field: seen: 2026-10-31 '],
    [/$/, 'for: editors\n', 'is not a field: for: editors'],
    [/for: .*\n/, '', 'has no for'],
    [/source: .*\n/, '', 'has no source'],
    [/seen: .*\n/, '', 'has no seen'],
    [/address: .*\n/, '', 'must have an address or a form'],
    [/(?=for:)/, 'form: https://www.news.org/form\n', 'must have an address or a form'],
    [/(address: .*\n)(for: .*\n)/, '$2$1', 'must have its fields in this order: address, for, source, seen'],
    ['for: corrections', 'for: author', 'must be for one of: corrections, editors, general'],
    [/[\s\S]*/, '# Nothing.\n', 'has no entry'],
    [/\n$/, '', 'must end with one line break and begin with none'],
    [/\n/, '\r\n', 'must end with one line break and begin with none'],
    [/$/, `\n${GOOD}`, 'is in the file twice'],
  ])('%s → %j: %s', (from, to, message) => {
    expect(said(from, to)).toContain(message);
  });

  test('is read from any text, and every line counts', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z#: ]{0,12}$/)), (lines) => {
        const entries = readEntries(lines.join('\n'));
        const counted = entries.reduce((sum, { fields, unread }) => sum + fields.size + unread.length, 0);
        expect(counted).toBe(lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).length);
      }),
    );
  });
});

describe('an address', () => {
  test.each([
    ['two@news.org, three@news.org', 'is not one e-mail address: two@news.org, three@news.org'],
    ['desk@news.org?cc=x@evil.test', 'is not one e-mail address: desk@news.org?cc=x@evil.test'],
    ['Corrections@news.org', 'must be in lower case: Corrections@news.org'],
    ['ads@news.org', 'is an address for something other than corrections: ads@news.org'],
    ['noreply@news.org', 'is an address for something other than corrections: noreply@news.org'],
    [
      'ada.writer@news.org',
      'may be a person’s own: leave ada.writer@news.org out, or say in allowed why it is not',
    ],
    [
      'awriter@news.org',
      'may be a person’s own: leave awriter@news.org out, or say in allowed why it is not',
    ],
    ['corrections@mail.test', 'is at another domain: say in allowed why corrections@mail.test is the site’s'],
    [
      'corrections@evilnews.org',
      'is at another domain: say in allowed why corrections@evilnews.org is the site’s',
    ],
  ])('is not %s', (address, message) => {
    expect(said('corrections@news.org', address)).toEqual([message]);
  });

  test.each(['info@news.org', 'redaktion@news.org', 'webeditor@desk.news.org'])('may be %s', (address) => {
    expect(said('corrections@news.org', address)).toEqual([]);
  });

  test('that is no role needs a reason that explains something', () => {
    const allow = (address: string, reason: string) =>
      said(/address: .*([\s\S]*)$/, `address: ${address}$1allowed: ${reason}\n`);
    expect(allow('newsorg@mail.test', 'the site’s own name at its mail host')).toEqual([]);
    expect(allow('newsorg@mail.test', 'yes')).toEqual(['must have a reason that explains something']);
    expect(allow('corrections@news.org', 'the site’s own address')).toEqual([
      'needs no reason: corrections@news.org says what it is for',
    ]);
  });
});

describe('a form', () => {
  const form = (address: string) => said(/address: .*/, `form: ${address}`);

  test.each([
    'https://www.news.org/report?id=1',
    'https://docs.google.com/forms/d/e/1/viewform',
    'https://news.typeform.com/to/x',
  ])('may be %s', (address) => {
    expect(form(address)).toEqual([]);
  });

  test.each([
    ['javascript:alert(1)', 'is not a web address in its normal form: javascript:alert(1)'],
    ['https://a:b@news.org/', 'is not a web address in its normal form: https://a:b@news.org/'],
    ['https://NEWS.org/', 'is not a web address in its normal form: https://NEWS.org/'],
    ['/report', 'is not a web address in its normal form: /report'],
    [
      'https://news.org.evil.test/',
      'is at another site, which is no listed host of forms: https://news.org.evil.test/',
    ],
    [
      'https://evil.test/docs.google.com',
      'is at another site, which is no listed host of forms: https://evil.test/docs.google.com',
    ],
  ])('is not %s', (address, message) => {
    expect(form(address)).toEqual([message]);
  });
});

describe('the source is a page of the site, seen on a day', () => {
  test.each([
    [
      'https://www.news.org/contact',
      'https://list.test/news.org',
      'must have its source at the site itself: https://list.test/news.org',
    ],
    ['https://www.news.org/contact', 'the imprint', 'has a source that is no web address: the imprint'],
    ['2026-10-31', '2026-02-30', 'must be seen on a day such as 2026-11-30, not 2026-02-30'],
    ['2026-10-31', '31.10.2026', 'must be seen on a day such as 2026-11-30, not 31.10.2026'],
    ['2026-10-31', '2026-12-02', 'is seen in the future: 2026-12-02'],
  ])('%s → %s', (from, to, message) => {
    expect(said(from, to)).toEqual([message]);
  });

  test('two years ago is long ago, which is a warning only', () => {
    const on = (day: string) => faultsIn('news.org.txt', GOOD.replace('2026-10-31', day), TODAY);
    expect(on('2024-12-01')).toEqual([]);
    expect(on('2024-11-29')).toEqual([
      { line: 2, message: 'was seen on 2024-11-29: please look at its source again', isWarning: true },
    ]);
  });
});

describe('the folder', () => {
  test.each(directoryFiles())('has a good file %s', (name, text) => {
    const faults = faultsIn(name, text, new Date()).filter(({ isWarning }) => isWarning !== true);
    expect(faults).toEqual([]);
  });

  test('becomes a table of hosts, with the address, what it is for and the day', () => {
    const directory = readDirectory();
    expect(Object.keys(directory)).toHaveLength(directoryFiles().length);
    expect(directory['nytimes.com']).toEqual([['nytnews@nytimes.com', 'corrections', expect.any(String)]]);
  });
});
