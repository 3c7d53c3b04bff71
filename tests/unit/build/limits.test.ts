// The page of limits, which is written from the code.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allLimits, limitsIn, limitsPage } from '../../../build/limits';

const PAGE = join(import.meta.dirname, '../../../docs/architecture/limits.md');

/** The text without what a formatter changes: padding and the dashes below a heading. */
const unpadded = (text: string) => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

describe('a limit', () => {
  test('has the comment above it, or the one behind it', () => {
    const text = [
      '/** Maximum length of a note. */',
      'const MAX_NOTE = 500;',
      'export const REQUEST_TIMEOUT_MS = 20 * 1_000; // a worker is killed after 30 s',
    ].join('\n');
    expect(limitsIn('lib/a/b.ts', text)).toEqual([
      { file: 'lib/a/b.ts', name: 'MAX_NOTE', value: 500, meaning: 'Maximum length of a note.' },
      {
        file: 'lib/a/b.ts',
        name: 'REQUEST_TIMEOUT_MS',
        value: 20_000,
        meaning: 'a worker is killed after 30 s',
      },
    ]);
  });

  test('is computed from other constants, imported ones included', () => {
    const text = 'const HALF = MAX_LINE / 2;\nconst MAX_RAW = 8 * (HALF + 2 ** 3);';
    expect(limitsIn('a.ts', text, new Map([['MAX_LINE', 500]]))).toMatchObject([{ value: 2_064 }]);
  });

  test('without a number, or without a comment of its own, does not get another one’s', () => {
    const text =
      '/** A pattern. */\nconst MAX_PATTERN = /a/;\n\n/** Of something else. */\n\nconst MAX_SIZE = 1;';
    expect(limitsIn('a.ts', text)).toEqual([
      { file: 'a.ts', name: 'MAX_SIZE', value: 1, meaning: undefined },
    ]);
  });
});

describe('the page of limits', () => {
  test('has each value in the largest unit in which it is a whole number', () => {
    const text = [
      ...['MAX_WAIT_MS = 86_400_000', 'MAX_AGE_MS = 2 * 86_400_000', 'MAX_SLEEP_MS = 1_000', 'MIN_MS = 1'],
      ...['KEEP_DAYS = 1', 'MAX_NOTE = 1_500'],
    ];
    const limits = limitsIn('a/b.ts', text.map((line) => `const ${line}; // how long`).join('\n'));
    const values = Array.from(limitsPage(limits).matchAll(/\| how long \| (.+?) \|/g), ([, value]) => value);
    expect(values).toEqual(['1 day', '2 days', '1 s', '1 ms', '1 day', '1,500']);
  });

  test('explains every limit', () => {
    const unexplained = allLimits().filter(({ meaning }) => meaning === undefined);
    expect(unexplained.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });

  test('is up to date: npm run docs:limits writes it', () => {
    expect(unpadded(readFileSync(PAGE, 'utf8'))).toBe(unpadded(limitsPage(allLimits())));
  });
});
