// The words of pages and readers in Markdown: they stay words.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeSpan, diffBlock, inertLine, inertQuote, inertTitle } from '../../../lib/channel/inert-markdown';

const JOINER = '\u2060';

/** Awkward words, in any order. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '@ada',
          '#1',
          '!2',
          '~label',
          '%3',
          '$4',
          '&5',
          '^6',
          'GH-7',
          'gl-8',
          'owner/repo#9',
          ':tada:',
          '[vulnerability:1]',
        ],
        ...[
          '`',
          '```',
          '~~~',
          '*',
          '_',
          '**',
          '[x](http://a.test)',
          '![x](y)',
          '[^1]',
          '<b>',
          '<!-- ',
          '-->',
          '&lt;',
          '\\',
          '|',
          '$x$',
        ],
        ...[
          '# ',
          '- ',
          '+ ',
          '> ',
          '1. ',
          '1) ',
          '===',
          '---',
          '/close',
          '::include',
          '\n',
          '\r',
          '\r\n',
          '\n\n    ',
          '\t',
          ' ',
          '  \n',
        ],
        ...[
          'http://a.test/#1',
          'HTTPS://github.com/a/b/issues/1',
          'www.a.test',
          'ftp://a.test',
          'a@b.test',
          'mailto:a@b.test',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/** Returns the line without its code spans, as CommonMark finds them: a run of backticks up to the next run of the same length. */
function withoutCode(line: string): string {
  let rest = '';
  for (let at = 0; at < line.length; ) {
    if (line[at] === '\\') {
      rest += line.slice(at, at + 2);
      at += 2;
      continue;
    }
    const [run = ''] = /^`*/.exec(line.slice(at)) ?? [];
    if (run === '') {
      rest += line[at];
      at += 1;
      continue;
    }
    const end = new RegExp(`(?<!\`)\`{${run.length}}(?!\`)`, 'g');
    end.lastIndex = at + run.length;
    const found = end.exec(line);
    if (found === null) throw new Error(`The backticks at ${at} are not closed: ${line}`);
    rest += '\ue000';
    at = found.index + run.length;
  }
  return rest;
}

/** Nothing in the line, outside of code, has a meaning in Markdown or for a host. */
function expectInert(line: string): void {
  const rest = withoutCode(line);
  expect(line).not.toMatch(/[\n\r]/);
  const unescaped = rest.replace(/\\[!-/:-@[-`{-~]/g, '');
  expect(unescaped).not.toMatch(/[\\`*_{}[\]<>|~$^&]/);
  // As a reader of the page sees it, and as the hosts look for mentions.
  const shown = rest.replace(/\\([!-/:-@[-`{-~])/g, '$1');
  expect(shown).not.toMatch(/[@#!~%&$^[][\p{L}\p{N}_"'-]/u);
  expect(shown).not.toMatch(/\bG[HL]-\d/i);
  expect(shown).not.toMatch(/:[\w+-]+:/);
  expect(shown).not.toMatch(/(https?|ftp):\/\/\S|www\.\S/i);
  expect(rest).not.toMatch(/^([-+=:/#>]|\d{1,9}[.)]|\s)/);
}

describe('a line of any text', () => {
  test('has no meaning in Markdown, and mentions nobody', () => {
    fc.assert(
      fc.property(words, (text) => expectInert(inertLine(text))),
      { numRuns: 2_000 },
    );
  });

  test('shows the same words', () => {
    fc.assert(
      fc.property(words, (text) => {
        // Backslashes, marks around code and joiners are all that is added. In code, a backslash is one of the words.
        const added = /[\\`\s\u2060]/g;
        expect(inertLine(text).replace(added, '')).toBe(text.replace(added, ''));
      }),
    );
  });

  test('is readable before it is sent', () => {
    expect(inertLine('The brown fox jumpd over 3 dogs (really!).')).toBe(
      'The brown fox jumpd over 3 dogs (really!).',
    );
    expect(inertLine('Ask @ada about #12')).toBe(`Ask @${JOINER}ada about #${JOINER}12`);
    expect(inertLine('a_b *c* <b>')).toBe('a\\_b \\*c\\* \\<b\\>');
    expect(inertLine('- item')).toBe('\\- item');
    expect(inertLine('1. item')).toBe('1\\. item');
    expect(inertLine('See https://github.com/a/b/issues/1.')).toBe('See `https://github.com/a/b/issues/1.`');
  });
});

test('a title mentions nobody', () => {
  expect(inertTitle('Ask @ada about #12\nnow')).toBe(`Ask @${JOINER}ada about #${JOINER}12 now`);
  fc.assert(
    fc.property(words, (text) => {
      expect(inertTitle(text)).not.toMatch(/[@#!~%&$^[][\p{L}\p{N}_"'-]|[\n\r]|\bG[HL]-\d/iu);
    }),
  );
});

test('every line of a quote is quoted', () => {
  fc.assert(
    fc.property(words, (text) => {
      for (const line of inertQuote(text).split('\n')) {
        expect(line).toMatch(/^>( |$)/);
        expectInert(line.replace(/^> ?/, ''));
      }
    }),
  );
});

test('code contains any text, and nothing ends it early', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const line = one.replace(/[\n\r]/g, ' ') || 'x';
      expect(withoutCode(codeSpan(line))).toBe('\ue000');
      const [fence = '', ...lines] = diffBlock(one, other).split('\n');
      const [, ticks = ''] = /^(`{3,})diff$/.exec(fence) ?? [];
      expect(lines.pop()).toBe(ticks);
      expect(ticks).not.toBe('');
      for (const changed of lines) {
        expect(changed).toMatch(/^[-+]/);
        expect(changed.slice(1).trim().startsWith(ticks)).toBe(false);
      }
      const added = lines.filter((changed) => changed.startsWith('+')).map((changed) => changed.slice(1));
      expect(added.join('\n')).toBe(other.replace(/\r\n|\r|\u2028|\u2029/g, '\n'));
    }),
  );
});

describe('a code span', () => {
  test('has no line break, which would end it and begin Markdown', () => {
    expect(codeSpan('a.md\n\n@team\r\n/close\u2028\u0000b')).toBe('`a.md @team /close b`');
  });

  test('is one line for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), words), (text) => {
        expect(codeSpan(text)).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      }),
    );
  });
});
