// The interface's texts: every one is used, and every locale has them all.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../../lib/i18n/i18n';
import english from '../../../public/_locales/en/messages.json';

const ROOT = join(import.meta.dirname, '../../..');
const LOCALES = join(ROOT, 'public/_locales');

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** A counted text has a name for each form: `…_one`, `…_few`. */
const FORM = /_(zero|one|two|few|many|other)$/;
const nameOf = (key: string) => key.replace(FORM, '');
const keysIn = (locale: string) =>
  Array.from(new Set(NAMES.map(nameOf))).flatMap((name) =>
    `${name}_other` in english
      ? new Intl.PluralRules(locale).resolvedOptions().pluralCategories.map((form) => `${name}_${form}`)
      : [name],
  );

const NAMES = Object.keys(english);
const ENGLISH: Readonly<Record<string, Message>> = english;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

/** The places of a message's text that are filled in. */
function placesOf({ message }: Message): string[] {
  return Array.from(message.matchAll(/\$(\w+)\$/g), ([, name = '']) => name.toLowerCase()).sort();
}

test('every text is used', () => {
  const code = [
    ...['components', 'lib', 'entrypoints'].flatMap(sources),
    readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8'),
  ].join('\n');
  const isUsed = (name: string) => code.includes(`'${name}'`) || code.includes(`__MSG_${name}__`);
  expect(NAMES.map(nameOf).filter((name) => !isUsed(name))).toEqual([]);
});

test('every language that can be chosen has a file', () => {
  expect(readdirSync(LOCALES).sort()).toEqual([...LANGUAGES].sort());
});

describe.each(readdirSync(LOCALES))('the locale %s', (locale) => {
  const messages: Readonly<Record<string, Message>> = JSON.parse(
    readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8'),
  );

  test('has every text, in each form that its plurals need, and no others', () => {
    expect(Object.keys(messages).sort()).toEqual(keysIn(locale).sort());
  });

  test('has no empty text, and the placeholders of the English one in each', () => {
    for (const [name, message] of Object.entries(messages)) {
      expect(message.message.trim(), name).not.toBe('');
      const original = ENGLISH[name] ?? ENGLISH[`${nameOf(name)}_other`] ?? expect.fail(name);
      expect(new Set(placesOf(message)), name).toEqual(new Set(placesOf(original)));
      expect(Object.keys(message.placeholders ?? {}).sort(), name).toEqual(
        Array.from(new Set(placesOf(message))),
      );
      expect(message.placeholders ?? {}, name).toMatchObject(
        Object.fromEntries(
          Object.entries(original.placeholders ?? {}).map(([place, { content }]) => [place, { content }]),
        ),
      );
    }
  });
});
