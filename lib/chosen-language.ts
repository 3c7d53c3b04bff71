// The language that the reader chose for Corrigenda, where it is not to be the browser's.

import * as v from 'valibot';
import { type LanguageTag, useMessages } from './i18n';
import { chosenLanguage } from './settings';

const MessagesSchema = v.record(
  v.string(),
  v.object({
    message: v.string(),
    placeholders: v.optional(v.record(v.string(), v.object({ content: v.string() })), {}),
  }),
);

/** Has all texts from now on in the language of the reader's choice; without one, the browser gives them in its own. */
export async function speakChosenLanguage(): Promise<void> {
  const language = await chosenLanguage();
  useMessages(language && (await messagesIn(language)));
}

/** The browser reads one language's file by itself, and tells of no other. */
async function messagesIn(language: LanguageTag): Promise<v.InferOutput<typeof MessagesSchema>> {
  const file = await fetch(`${location.origin}/_locales/${language}/messages.json`);
  return v.parse(MessagesSchema, await file.json());
}
