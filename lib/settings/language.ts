// The interface in the language that the reader chose. Separate from the other settings, because only readers who chose one load it.

import { speak } from '../i18n/speak';
import { settingsOrDefaults } from './settings';

/** Switches all texts to the language that the reader chose, or else to the browser's. */
export async function applyChosenLanguage(): Promise<void> {
  await speak((await settingsOrDefaults()).language);
}
