// The whole letter as plain text, with its subject.

import type { CorrectionContent } from '../correction/content';
import { composeLetter } from './letter';
import { plainText } from './plain-text';
import { letterLanguage } from './words';

/** What a reader pastes into a mail of their own, in the page's language. */
export function letterText(content: CorrectionContent): string {
  const { words, tag } = letterLanguage(content.page.language);
  const letter = composeLetter(content, words, tag);
  return `${letter.subject}\n\n${plainText(letter, words)}`;
}
