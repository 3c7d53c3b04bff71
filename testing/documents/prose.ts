// Sentences drawn from a language's phrases: enough like a newspaper's that names, numbers and whole phrases come again.

import type { Random } from '../seeded';
import type { Prose } from './phrases';
import { ENGLISH } from './prose-en';
import { LATVIAN } from './prose-lv';
import { UKRAINIAN } from './prose-uk';

export type Language = 'en' | 'uk' | 'lv';

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
