// The letter, for the reader to take elsewhere.

import { useState } from 'preact/hooks';
import type { CorrectionContent } from '../lib/correction/correction';
import { text } from '../lib/i18n';
import { composeLetter } from '../lib/letter/letter';
import { plainText } from '../lib/letter/plain-text';
import { ENGLISH } from '../lib/letter/words';

export function CopyLetter({ content }: { content: CorrectionContent }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(plainText(composeLetter(content, ENGLISH), ENGLISH));
  return (
    <button type="button" onClick={() => void copy().then(() => setIsCopied(true), console.error)}>
      {text(isCopied ? 'copied' : 'copyLetter')}
    </button>
  );
}
