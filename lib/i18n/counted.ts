// Texts with a number in them. Separate from i18n.ts, because the popup's first form has none.

import { interfaceLanguage, type MessageName, text } from './i18n';

/**
 * The names of texts that have one form for each plural of the language (https://cldr.unicode.org/index/cldr-
 * spec/plural-rules).
 */
type CountedName = MessageName extends infer Name
  ? Name extends `${infer Counted}_other`
    ? Counted
    : never
  : never;

/** Returns the text in the plural form of `count`, which fills its first placeholder; `values` fill the others. */
export function counted(name: CountedName, count: number, ...values: string[]): string {
  const language = interfaceLanguage();
  const form = new Intl.PluralRules(language).select(count);
  // Each language has the forms that it needs (tests/unit/i18n/locales.test.ts checks this); the English file has two.
  return text(`${name}_${form}` as MessageName, new Intl.NumberFormat(language).format(count), ...values);
}
