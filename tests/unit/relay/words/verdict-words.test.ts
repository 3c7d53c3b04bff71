// The words of the verdict pages. Every locale has all of them, with the same placeholders.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import english from '../../../../relay/words/verdict-locales/en.json';

const LOCALES = join(import.meta.dirname, '../../../../relay/words/verdict-locales');
const FILES = readdirSync(LOCALES);

const ENGLISH: Readonly<Record<string, string>> = english;

function wordsIn(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(LOCALES, file), 'utf8'));
}

/** Returns the placeholders in a text. */
function placesOf(text = ''): string[] {
  return Array.from(text.matchAll(/\{[^}]*\}/g), ([place]) => place).sort();
}

describe.each(FILES)('the verdict pages’ locale %s', (file) => {
  const words = wordsIn(file);

  test('has the same texts as English, in the same order', () => {
    expect(Object.keys(words)).toEqual(Object.keys(ENGLISH));
  });

  test('has no empty text, and the same placeholders as English', () => {
    for (const [name, text] of Object.entries(words)) {
      expect(text.trim(), name).not.toBe('');
      expect(placesOf(text), name).toEqual(placesOf(ENGLISH[name]));
    }
  });
});

test.each(FILES.filter((file) => file !== 'en.json'))(
  'the verdict pages’ locale %s is translated',
  (file) => {
    const texts = Object.entries(wordsIn(file));
    const untranslated = texts.filter(([name, text]) => text === ENGLISH[name]).map(([name]) => name);
    // Some words are the same in two languages.
    expect(untranslated.length, untranslated.join(', ')).toBeLessThanOrEqual(texts.length / 4);
  },
);
