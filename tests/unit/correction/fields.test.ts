// The types of value in a correction.

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CorrectionContentSchema } from '../../../lib/correction/content';
import { LanguageSchema, line, MailboxSchema, prose, WebAddressSchema } from '../../../lib/correction/fields';
import { correction, corrections, texts } from '../../../testing/samples/corrections';

describe('a value that was parsed', () => {
  test('parses again to the same value, so that a stored value can always be read', () => {
    fc.assert(
      fc.property(corrections, (content) => {
        expect(v.parse(CorrectionContentSchema, content)).toEqual(content);
      }),
    );
  });

  test('stays within the limit for addresses after percent-encoding', () => {
    const address = (letters: number) => `https://news.test/${'ж'.repeat(letters)}`; // ж: %D0%B6
    expect(v.is(WebAddressSchema, address(300))).toBe(true);
    expect(v.is(WebAddressSchema, address(1_000))).toBe(false);
    fc.assert(
      fc.property(
        fc.constantFrom('ж', 'a', '漢', '%20', ' '),
        fc.integer({ min: 100, max: 2_500 }),
        (unit, times) => {
          const parsed = v.safeParse(WebAddressSchema, `https://news.test/${unit.repeat(times)}`);
          if (parsed.success) expect(v.parse(WebAddressSchema, parsed.output)).toBe(parsed.output);
        },
      ),
    );
  });
});

describe('a web address', () => {
  test.each(['https://news.test/', 'http://news.test/a?b=c', 'https://пресса.test/'])(
    'may be %s',
    (address) => {
      expect(v.is(WebAddressSchema, address)).toBe(true);
    },
  );

  test.each([
    '',
    'news.test',
    '/fox',
    'javascript:alert(1)',
    'data:,x',
    'file:///etc/passwd',
    'ftp://news.test/',
    'https://a@news.test/',
    'https://:b@news.test/',
  ])('may not be “%s”', (address) => expect(v.is(WebAddressSchema, address)).toBe(false));
});

describe('a mailbox', () => {
  test.each(['ann@home.test', " o'neil+news@home.test "])('may be “%s”', (mailbox) => {
    expect(v.parse(MailboxSchema, mailbox)).toBe(mailbox.trim());
  });

  test.each([
    '',
    'ann',
    'ann@',
    '@home.test',
    'Ann <ann@home.test>',
    'a@b.test,c@d.test',
    'a@b.test c@d.test',
    'a@b.test\nc@d.test',
    'a@b.test?cc=c@d.test',
    `${'a'.repeat(250)}@b.test`,
  ])('may not be “%s”', (mailbox) => expect(v.is(MailboxSchema, mailbox)).toBe(false));
});

describe('a language', () => {
  test.each(['en', 'lv', 'zh-Hant-TW', 'sr-Latn', 'de-1996', 'en-u-ca-gregory'])('may be %s', (tag) => {
    expect(v.is(LanguageSchema, tag)).toBe(true);
  });

  test('is accepted by Intl', () => {
    const subtag = fc.string({
      unit: fc.constantFrom('a', 'e', 'n', 'x', 'u', '1', '9'),
      minLength: 1,
      maxLength: 9,
    });
    const tags = fc.array(subtag, { minLength: 1, maxLength: 4 }).map((subtags) => subtags.join('-'));
    fc.assert(
      fc.property(tags, (tag) => {
        if (v.is(LanguageSchema, tag)) expect(() => new Intl.Segmenter(tag)).not.toThrow();
      }),
      { examples: [['en-a'], ['en-u'], ['de-1996-1996'], ['abcd-1']], numRuns: 500 },
    );
  });
});

describe('texts', () => {
  test('are measured in code points', () => {
    expect(v.is(prose(3), '👍🏽😀')).toBe(true);
    expect(v.is(prose(2), '👍🏽😀')).toBe(false);
    expect(v.is(line(2), 'e\u0301e')).toBe(false);
  });

  test('have no lone surrogates, which letters and links cannot contain', () => {
    expect(v.parse(prose(20), 'a\ud83db\ude00c')).toBe('a\ufffdb\ufffdc');
    expect(v.parse(line(20), '\ud83d 😀')).toBe('\ufffd 😀');
  });

  test('of one line have no line breaks, and no white space at the ends', () => {
    fc.assert(
      fc.property(texts(), (text) => {
        const parsed = v.safeParse(line(), text);
        if (parsed.success) expect(parsed.output).toMatch(/^\S(.*\S)?$/u);
      }),
    );
  });

  test('of a passage have at most 500 characters, and of its context 200', () => {
    const passage = (exact: number, prefix: number) => ({
      ...correction().passage,
      exact: '😀'.repeat(exact),
      prefix: '😀'.repeat(prefix),
    });
    const schema = CorrectionContentSchema.entries.passage;
    expect(v.is(schema, passage(500, 200))).toBe(true);
    expect(v.is(schema, passage(501, 200))).toBe(false);
    expect(v.is(schema, passage(500, 201))).toBe(false);
  });
});
