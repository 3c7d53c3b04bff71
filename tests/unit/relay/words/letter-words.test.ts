// The words of letters that only a relay sends. Every locale has them, with its plural forms.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import english from '../../../../relay/words/letter-locales/en.json';
import { counted, relayWords } from '../../../../relay/words/words';

const LOCALES = join(import.meta.dirname, '../../../../relay/words/letter-locales');
const COUNTED = ['readers', 'gathered', 'flood'] as const;
const isCounted = (key: string) =>
  COUNTED.some((name) => new RegExp(`^${name}\\.(zero|one|two|few|many|other)$`).test(key));
const ENGLISH: Readonly<Record<string, string>> = english;

describe.each(readdirSync(LOCALES))('the relay’s locale %s', (file) => {
  const tag = file.replace('.json', '');
  const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(LOCALES, file), 'utf8'));

  test('has the same texts as English, in the same order', () => {
    const plain = (all: object) => Object.keys(all).filter((key) => !isCounted(key));
    expect(plain(words)).toEqual(plain(english));
  });

  test('has each counted text in exactly the plural forms of its language', () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    for (const name of COUNTED) {
      const forms = Object.keys(words).filter((key) => isCounted(key) && key.startsWith(`${name}.`));
      expect(forms.sort()).toEqual(pluralCategories.map((form) => `${name}.${form}`).sort());
      for (const count of [1, 2, 3, 5, 21, 1_000_000])
        expect(counted(name, count, { words: relayWords(tag), tag })).toContain(
          new Intl.NumberFormat(tag).format(count),
        );
    }
  });

  test('has the same placeholders as English', () => {
    const placesOf = (text = '') => Array.from(text.matchAll(/\{[^}]*\}/g), ([place]) => place).sort();
    for (const [key, text] of Object.entries(words)) {
      const name = key.replace(/\.(zero|one|two|few|many)$/, '.other');
      expect(text.trim(), key).not.toBe('');
      expect(placesOf(text), key).toEqual(placesOf(ENGLISH[isCounted(key) ? name : key]));
    }
  });
});
