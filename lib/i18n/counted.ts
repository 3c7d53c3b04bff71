// Texts with a number in them.

import { interfaceLanguage, type MessageName, text } from './i18n';

/** A text with a number in it has one form for each of the language's plurals (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
type CountedName = MessageName extends infer Name
  ? Name extends `${infer Counted}_other`
    ? Counted
    : never
  : never;

/** The text in the form that goes with the number, which is its first placeholder; `values` fill those behind it. */
export function counted(name: CountedName, count: number, ...values: string[]): string {
  const language = interfaceLanguage();
  const form = new Intl.PluralRules(language).select(count);
  // Each language has the forms that it needs, which tests/unit/i18n/locales.test.ts holds; the English file names two.
  return text(`${name}_${form}` as MessageName, new Intl.NumberFormat(language).format(count), ...values);
}
