// Opens a page of the extension in the reader's language.

import { type ComponentChild, render } from 'preact';
import { interfaceDirection, interfaceLanguage, type MessageName, text } from '../../lib/i18n/i18n';
import { settingsOrDefaults } from '../../lib/settings/settings';

/** Sets the page's language, direction and title. Await it before `renderPage`. */
export async function applyReadersLanguage(title: MessageName): Promise<void> {
  try {
    if ((await settingsOrDefaults()).language !== undefined) {
      const { applyChosenLanguage } = await import('../../lib/settings/language');
      await applyChosenLanguage();
    }
  } catch (error) {
    console.error(error); // the language cannot be loaded; the browser's is used
  }
  document.documentElement.lang = interfaceLanguage();
  document.documentElement.dir = interfaceDirection();
  document.title = text(title);
}

export function renderPage(page: ComponentChild): void {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The page has no element with the id "app"');
  render(page, root);
}
