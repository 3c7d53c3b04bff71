// Sentences drawn from a language's phrases: enough like a newspaper's that names, numbers and whole phrases come again.

import type { Random } from '../seeded';
import { ENGLISH } from './prose-en';
import { LATVIAN } from './prose-lv';
import { UKRAINIAN } from './prose-uk';

export type Language = 'en' | 'uk' | 'lv';

/** Lists by their names; `{name}` in a phrase stands for one of the list, and `{2-90}` for a whole number from 2 to 90. */
export interface Prose {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly name: readonly string[];
  readonly subject: readonly string[];
  /** What is done, to whom or what. */
  readonly verb: readonly string[];
  readonly object: readonly string[];
  readonly predicate: readonly string[];
  readonly deed: readonly string[];
  readonly place: readonly string[];
  readonly time: readonly string[];
  readonly clause: readonly string[];
  readonly sentence: readonly string[];
  readonly heading: readonly string[];
  /** What stands on every page: sections, and the last line. */
  readonly section: readonly string[];
  readonly footer: readonly string[];
  /** A column's heading and a row's name, in tables. */
  readonly column: readonly string[];
  readonly row: readonly string[];
}

export const PROSE: Readonly<Record<Language, Prose>> = { en: ENGLISH, uk: UKRAINIAN, lv: LATVIAN };

/** One phrase of a list, all its places filled. */
export function phrase(language: Language, list: keyof Prose, random: Random): string {
  return fill(random.pick(PROSE[language][list]), language, random);
}

/** A whole sentence, with capital letters and one full stop. */
export function sentence(language: Language, random: Random): string {
  return capitalized(phrase(language, 'sentence', random)).replace(/\.\.$/, '.');
}

/** With a capital letter where the text begins, and where something quoted does. */
export function capitalized(text: string): string {
  return text.replace(/(^|[“„«]|\. — )(\p{Ll})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase();
  });
}

function fill(pattern: string, language: Language, random: Random): string {
  return pattern.replace(/\{([^{}]+)\}/g, (_, slot: string) => {
    const [, least, most] = /^(\d+)-(\d+)$/.exec(slot) ?? [];
    if (least !== undefined && most !== undefined) {
      return String(Number(least) + random.integer(Number(most) - Number(least) + 1));
    }
    if (!isList(slot)) throw new RangeError(`No list of phrases is called ${slot}.`);
    return phrase(language, slot, random);
  });
}

function isList(slot: string): slot is keyof Prose {
  return slot in ENGLISH;
}
