// The interface in another language than the browser's. Separate from i18n.ts, because most readers never load it.

import { type LanguageTag, takeTextsFrom } from './i18n';

/** A locale file (https://developer.chrome.com/docs/extensions/reference/api/i18n). */
type Messages = Readonly<Record<string, Message>>;

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Switches all texts to the language; `undefined`: to the browser's language. */
export async function speak(language: LanguageTag | undefined): Promise<void> {
  if (language === undefined) return takeTextsFrom();
  const messages = await messagesIn(language);
  takeTextsFrom((name, values) => filled(messages[name], values));
}

/** `browser.i18n` reads only the browser's language. The file needs no schema: it is our own, and tests check its format. */
async function messagesIn(language: LanguageTag): Promise<Messages> {
  const file = await fetch(`${location.origin}/_locales/${language}/messages.json`);
  return file.json();
}

function filled(message: Message | undefined, values: readonly string[]): string {
  if (message === undefined) return '';
  return message.message.replace(/\$(\w+)\$/g, (_, place: string) => {
    const number = /^\$(\d)$/.exec(message.placeholders?.[place.toLowerCase()]?.content ?? '')?.[1];
    return values[Number(number) - 1] ?? '';
  });
}
