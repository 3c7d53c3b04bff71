// The language that the reader chose for Corrigenda, where it is not to be the browser's.

import { type LanguageTag, takeTextsFrom } from './i18n';
import { chosenLanguage } from './language';

/** A file of texts, as the browser reads it (https://developer.chrome.com/docs/extensions/reference/api/i18n). */
type Messages = Readonly<Record<string, Message>>;

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** Has all texts from now on in the language of the reader's choice; without one, the browser gives them in its own. */
export async function speakChosenLanguage(): Promise<void> {
  const language = await chosenLanguage();
  if (language === undefined) return takeTextsFrom();
  const messages = await messagesIn(language);
  takeTextsFrom((name, values) => filled(messages[name], values));
}

/** The browser reads one language's file by itself, and tells of no other. The file is ours: the tests hold its form. */
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
