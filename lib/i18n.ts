// The interface's texts, from public/_locales.

import { browser } from 'wxt/browser';
import type messages from '../public/_locales/en/messages.json';

export type MessageName = keyof typeof messages;

declare module 'wxt/browser' {
  interface WxtI18n {
    getMessage(name: MessageName | '@@bidi_dir', substitutions?: string[]): string;
  }
}

/** The text in the browser's language. `values` fill its placeholders, in order. */
export function text(name: MessageName, ...values: string[]): string {
  return browser.i18n.getMessage(name, values);
}

/** The BCP 47 tag of the interface's language, for dates and counts. */
export function interfaceLanguage(): string {
  return browser.i18n.getUILanguage();
}

/** Which way the interface's language is written. */
export function interfaceDirection(): string {
  return browser.i18n.getMessage('@@bidi_dir');
}

/** The shortcut as it is called on this computer. */
export function shortcutName(): string {
  return /Mac/.test(navigator.userAgent) ? '⌘+Enter' : 'Ctrl+Enter';
}
