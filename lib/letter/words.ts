// The words of a letter, by language.

import ar from './locales/ar.json' with { type: 'json' };
import de from './locales/de.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import lv from './locales/lv.json' with { type: 'json' };
import pl from './locales/pl.json' with { type: 'json' };
import uk from './locales/uk.json' with { type: 'json' };

/** The texts of a letter in one language; `{name}` stands for a value. */
export type Words = Readonly<Record<keyof typeof en, string>>;

export const ENGLISH: Words = en;

const BY_LANGUAGE: ReadonlyMap<string, Words> = new Map(Object.entries({ ar, de, en, es, fr, lv, pl, uk }));

/** The languages that letters are written in, as BCP 47 tags. */
export const LETTER_LANGUAGES: readonly string[] = Array.from(BY_LANGUAGE.keys());

/** A letter's language with its words. */
export interface LetterLanguage {
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Words;
}

/** The language in which people who read that one are written to: theirs, where we have it, else English. */
export function letterLanguage(tag: string | undefined): LetterLanguage {
  const primary = tag?.split('-')[0] ?? 'en';
  const words = BY_LANGUAGE.get(primary);
  if (words === undefined) return { tag: 'en', direction: 'ltr', words: ENGLISH };
  return { tag: primary, direction: directionOf(primary), words };
}

/** Which way one of the letters' languages is written. */
export function directionOf(tag: string): LetterLanguage['direction'] {
  return tag === 'ar' ? 'rtl' : 'ltr';
}

/** `text` with its `{name}` places filled. Values are put in as they are: nothing in them is a place again. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
