// The interface in the language that the reader chose. Apart from the other settings: only its users load the texts.

import { speak } from '../i18n/speak';
import { readSettings } from './settings';

/** From now on, all texts are in the language that the reader chose, or else in the browser's. */
export async function speakChosenLanguage(): Promise<void> {
  await speak((await readSettings()).language);
}
