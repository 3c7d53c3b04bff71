// The words of a letter, by language.

import en from './locales/en.json' with { type: 'json' };

/** The texts of a letter in one language; `{name}` stands for a value. */
export type Words = Readonly<Record<keyof typeof en, string>>;

export const ENGLISH: Words = en;

/** `text` with its `{name}` places filled. Values are put in as they are: nothing in them is a place again. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
