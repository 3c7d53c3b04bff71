// The interface's texts: every one is used, and every locale has them all.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import english from '../../public/_locales/en/messages.json';

const ROOT = join(import.meta.dirname, '../..');
const LOCALES = join(ROOT, 'public/_locales');

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

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
  expect(NAMES.filter((name) => !code.includes(`'${name}'`) && !code.includes(`__MSG_${name}__`))).toEqual(
    [],
  );
});

describe.each(readdirSync(LOCALES))('the locale %s', (locale) => {
  const messages: Readonly<Record<string, Message>> = JSON.parse(
    readFileSync(join(LOCALES, locale, 'messages.json'), 'utf8'),
  );

  test('has every text, and no other', () => {
    expect(Object.keys(messages).sort()).toEqual([...NAMES].sort());
  });

  test('has something to read in each, with the places that the English one has', () => {
    for (const [name, message] of Object.entries(messages)) {
      expect(message.message.trim(), name).not.toBe('');
      const original = ENGLISH[name] ?? expect.fail(name);
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
