// Opens a page of the extension in the reader's language.

import { type ComponentChild, render } from 'preact';
import { interfaceDirection, interfaceLanguage, type MessageName, text } from '../../lib/i18n/i18n';
import { readSettings } from '../../lib/settings/settings';

/** Sets the language. Wait for it before you show anything. */
export async function speakReadersLanguage(title: MessageName): Promise<void> {
  try {
    if ((await readSettings()).language !== undefined) {
      const { speakChosenLanguage } = await import('../../lib/settings/language');
      await speakChosenLanguage();
    }
  } catch (error) {
    console.error(error); // the settings cannot be read; the browser's language is used
  }
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
  document.title = text(title);
}

export function show(page: ComponentChild): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The page has no #app');
  render(page, root);
}
