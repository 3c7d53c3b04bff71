// The whole letter as plain text, with its subject.

import type { CorrectionContent } from '../correction/correction';
import { composeLetter } from './letter';
import { plainText } from './plain-text';
import { ENGLISH } from './words';

/** What a reader pastes into a mail of their own. */
export function letterText(content: CorrectionContent): string {
  const letter = composeLetter(content, ENGLISH);
  return `${letter.subject}\n\n${plainText(letter, ENGLISH)}`;
}
