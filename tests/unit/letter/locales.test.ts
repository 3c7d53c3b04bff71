// The letter's words: every locale has them all, with the same placeholders.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import english from '../../../lib/letter/locales/en.json';

const LOCALES = join(import.meta.dirname, '../../../lib/letter/locales');
const FILES = readdirSync(LOCALES);

const ENGLISH: Readonly<Record<string, string>> = english;

function wordsIn(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(LOCALES, file), 'utf8'));
}

/** The places of a text that are filled in. */
function placesOf(text = ''): string[] {
  return Array.from(text.matchAll(/\{[^}]*\}/g), ([place]) => place).sort();
}

describe.each(FILES)('the letter’s locale %s', (file) => {
  const words = wordsIn(file);

  test('has the same texts as English, in the same order', () => {
    expect(Object.keys(words)).toEqual(Object.keys(ENGLISH));
  });

  test('has no empty text, and the placeholders of the English one in each', () => {
    for (const [name, text] of Object.entries(words)) {
      expect(text.trim(), name).not.toBe('');
      expect(placesOf(text), name).toEqual(placesOf(ENGLISH[name]));
    }
  });

  test('has a subject that begins with a tag for mail filters and ends with the headline', () => {
    expect(words.subject).toMatch(/^\[[^\]{}]+\] \{headline\}$/u);
  });
});

test.each(FILES.filter((file) => file !== 'en.json'))('the letter’s locale %s is translated', (file) => {
  const texts = Object.entries(wordsIn(file));
  const untranslated = texts.filter(([name, text]) => text === ENGLISH[name]).map(([name]) => name);
  // Some words are the same in two languages.
  expect(untranslated.length, untranslated.join(', ')).toBeLessThanOrEqual(texts.length / 4);
});
