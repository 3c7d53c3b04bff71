// Sentences drawn from a language's phrases, so that names, numbers and whole phrases repeat as in a newspaper.

import type { Random } from '../seeded';
import type { Prose } from './phrases';
import { ENGLISH } from './prose-en';
import { LATVIAN } from './prose-lv';
import { UKRAINIAN } from './prose-uk';

export type Language = 'en' | 'uk' | 'lv';

export const PROSE: Readonly<Record<Language, Prose>> = { en: ENGLISH, uk: UKRAINIAN, lv: LATVIAN };

/** Returns a phrase of a list with all its placeholders filled. */
export function phrase(language: Language, list: keyof Prose, random: Random): string {
  return fill(random.pick(PROSE[language][list]), language, random);
}

/** Returns a whole sentence, with capital letters and one full stop. */
export function sentence(language: Language, random: Random): string {
  return capitalized(phrase(language, 'sentence', random)).replace(/\.\.$/, '.');
}

/** Capitalises the first letter of the text and of each quotation. */
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
