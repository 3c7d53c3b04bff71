// The interface's texts, from public/_locales.

import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

export type MessageName = keyof typeof messages;

/** A text with a number in it has one form for each of the language's plurals (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
export type CountedName = MessageName extends infer Name
  ? Name extends `${infer Counted}_other`
    ? Counted
    : never
  : never;

declare module 'wxt/browser' {
  interface WxtI18n {
    getMessage(name: MessageName, substitutions?: string[]): string;
  }
}

/** The languages that there is a file for. */
export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'lv', 'pl', 'uk'] as const;
export type LanguageTag = (typeof LANGUAGES)[number];

/** A file of texts, as the browser reads it (https://developer.chrome.com/docs/extensions/reference/api/i18n). */
type Messages = Readonly<
  Record<
    string,
    {
      readonly message: string;
      readonly placeholders: Readonly<Record<string, { readonly content: string }>>;
    }
  >
>;

/** The texts of the language that the reader chose, if any was. */
let chosen: Messages | undefined;

/** Takes all texts from there, and no longer from the browser; `undefined`: from the browser again. */
export function useMessages(messages: Messages | undefined): void {
  chosen = messages;
}

/** The text in the reader's language. `values` fill its placeholders, in order. */
export function text(name: MessageName, ...values: string[]): string {
  return chosen === undefined ? browser.i18n.getMessage(name, values) : filled(chosen[name], values);
}

/** The text in the form that goes with the number, which is its first placeholder. */
export function counted(name: CountedName, count: number): string {
  const language = interfaceLanguage();
  const form = new Intl.PluralRules(language).select(count);
  // Each language has the forms that it needs, which tests/unit/locales.test.ts holds; the English file names two.
  return text(`${name}_${form}` as MessageName, new Intl.NumberFormat(language).format(count));
}

function filled(message: Messages[string] | undefined, values: readonly string[]): string {
  if (message === undefined) return '';
  return message.message.replace(/\$(\w+)\$/g, (_, place: string) => {
    const number = /^\$(\d)$/.exec(message.placeholders[place.toLowerCase()]?.content ?? '')?.[1];
    return values[Number(number) - 1] ?? '';
  });
}

/** The BCP 47 tag of the interface's language, for dates and counts: the browser's, where it is one that we speak. */
export function interfaceLanguage(): string {
  const spoken = text('language');
  const asked = browser.i18n.getUILanguage();
  return asked.split('-')[0] === spoken ? asked : spoken;
}

const RIGHT_TO_LEFT: readonly string[] = ['ar'];

/** Which way the interface's language is written: that of its texts, whichever the browser's own are in. */
export function interfaceDirection(): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(text('language')) ? 'rtl' : 'ltr';
}

/** The shortcut as it is called on this computer. */
export function shortcutName(): string {
  return text(/Mac/.test(navigator.userAgent) ? 'shortcutMac' : 'shortcut');
}
