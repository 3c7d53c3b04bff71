// The interface's texts, from public/_locales.

import { browser } from 'wxt/browser';
import type messages from '../../public/_locales/en/messages.json';

export type MessageName = keyof typeof messages;

declare module 'wxt/browser' {
  interface WxtI18n {
    getMessage(name: MessageName, substitutions?: string[]): string;
  }
}

/** The languages that there is a file for. */
export const LANGUAGES = ['ar', 'de', 'en', 'es', 'fr', 'lv', 'pl', 'uk'] as const;
export type LanguageTag = (typeof LANGUAGES)[number];

type Texts = (name: MessageName, values: readonly string[]) => string;

const browsersTexts: Texts = (name, values) => browser.i18n.getMessage(name, [...values]);

/** Where the texts come from: the browser gives them in its own language. */
let texts = browsersTexts;

/** Takes all texts from there, and no longer from the browser; `undefined`: from the browser again. */
export function takeTextsFrom(source: Texts = browsersTexts): void {
  texts = source;
}

/** The text in the reader's language. `values` fill its placeholders, in order. */
export function text(name: MessageName, ...values: string[]): string {
  return texts(name, values);
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
