// The words of a letter by language, and how every set of words in several languages is looked up.

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

/** One set of words in several languages, by BCP 47 tag. English is always there. */
type ByLanguage<T> = Readonly<Record<string, T>> & { readonly en: T };

/** Words in several languages. */
export interface Locales<T> {
  /** The languages that have words, as BCP 47 tags. */
  readonly languages: readonly string[];
  /** Returns the language of `tag` without its region if it has words, or else `en`. */
  languageFor(tag: string | undefined): string;
  /** Returns the words in the language that {@link languageFor} returns. */
  wordsFor(tag: string | undefined): T;
}

/** Makes a set of words available by language, with English as the default. To add a language, add its file to the map. */
export function localesOf<T>(byLanguage: ByLanguage<T>): Locales<T> {
  const languageFor = (tag = 'en') => {
    const primary = tag.split('-')[0] ?? 'en';
    return Object.hasOwn(byLanguage, primary) ? primary : 'en';
  };
  return {
    languages: Object.keys(byLanguage),
    languageFor,
    wordsFor: (tag) => byLanguage[languageFor(tag)] ?? byLanguage.en,
  };
}

const LETTERS = localesOf<Words>({ ar, de, en, es, fr, lv, pl, uk });

/** The languages in which letters are written, as BCP 47 tags. */
export const LETTER_LANGUAGES = LETTERS.languages;

/** A letter's language with its words. */
export interface LetterLanguage {
  readonly tag: string;
  readonly direction: 'ltr' | 'rtl';
  readonly words: Words;
}

/** Returns the language of a letter to readers of that language: their own if there are words in it, or else English. */
export function letterLanguage(tag: string | undefined): LetterLanguage {
  const language = LETTERS.languageFor(tag);
  return { tag: language, direction: directionOf(language), words: LETTERS.wordsFor(language) };
}

/** Returns the writing direction of one of the letters' languages. */
export function directionOf(tag: string): LetterLanguage['direction'] {
  return tag === 'ar' ? 'rtl' : 'ltr';
}

/** Returns `text` with its `{name}` placeholders filled. A placeholder inside a value is not filled. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
