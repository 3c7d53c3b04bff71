// The language that the reader chose.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { read } from '../settings/stored';
import { LANGUAGES, type LanguageTag } from './i18n';

const LANGUAGE = 'language';

/** The language for all that Corrigenda says; `undefined`: the browser's. */
export function chosenLanguage(): Promise<LanguageTag | undefined> {
  return read(LANGUAGE, v.picklist(LANGUAGES));
}

/** Has all said in that language from now on; `undefined`: in the browser's. */
export async function chooseLanguage(language: LanguageTag | undefined): Promise<void> {
  await (language === undefined
    ? browser.storage.local.remove(LANGUAGE)
    : browser.storage.local.set({ [LANGUAGE]: language }));
}
