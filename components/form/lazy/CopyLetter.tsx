// Copies the letter, so that the reader can send it another way.

import { useState } from 'preact/hooks';
import type { CorrectionContent } from '../../../lib/correction/content';
import { text } from '../../../lib/i18n/i18n';

export function CopyLetter({ content }: { content: CorrectionContent }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <button type="button" onClick={() => void copy(content).then(() => setIsCopied(true), console.error)}>
      {text(isCopied ? 'copied' : 'copyLetter')}
    </button>
  );
}

async function copy(content: CorrectionContent): Promise<void> {
  const { letterText } = await import('../../../lib/letter/plain-text');
  await navigator.clipboard.writeText(letterText(content));
}
