// The interface's texts, from public/_locales.

import { browser } from 'wxt/browser';
import type messages from '../../public/_locales/en/messages.json';

export type MessageName = keyof typeof messages;

declare module 'wxt/browser' {
  interface WxtI18n {
    getMessage(name: MessageName, substitutions?: string[]): string;
  }
}

/** The languages that have a locale file. */
export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'lv', 'pl', 'uk'] as const;
export type LanguageTag = (typeof LANGUAGES)[number];

type Texts = (name: MessageName, values: readonly string[]) => string;

const browsersTexts: Texts = (name, values) => browser.i18n.getMessage(name, [...values]);

/** The source of the texts: at first the browser, in its own language. */
let texts = browsersTexts;

/** Sets the source of all texts; `undefined`: the browser. */
export function takeTextsFrom(source: Texts = browsersTexts): void {
  texts = source;
}

/** Returns the text in the reader's language. `values` fill its placeholders, in order. */
export function text(name: MessageName, ...values: string[]): string {
  return texts(name, values);
}

/** Returns the BCP 47 tag for dates and numbers: the browser's, with its region, if the texts are in that language. */
export function interfaceLanguage(): string {
  const spoken = text('language');
  const asked = browser.i18n.getUILanguage();
  return asked.split('-')[0] === spoken ? asked : spoken;
}

const RIGHT_TO_LEFT: readonly string[] = ['ar'];

/** Returns the writing direction of the texts, which need not be in the browser's language. */
export function interfaceDirection(): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(text('language')) ? 'rtl' : 'ltr';
}

/** Returns the name of the shortcut on this computer. */
export function shortcutName(): string {
  return text(/Mac/.test(navigator.userAgent) ? 'shortcutMac' : 'shortcut');
}
