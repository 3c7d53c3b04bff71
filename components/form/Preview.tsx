// The e-mail exactly as the editors will read it.

import { useState } from 'preact/hooks';
import type { CorrectionContent } from '../../lib/correction/content';
import { text } from '../../lib/i18n/i18n';
import { useLazyModule } from '../shared/useLazyModule';

const loadLetter = () => import('./lazy/PreviewLetter');

export function Preview({ content }: { content: CorrectionContent | undefined }) {
  const [isOpen, setIsOpen] = useState(false);
  const letter = useLazyModule(isOpen, loadLetter);
  if (content === undefined) return null;
  return (
    <details class="preview" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{text('preview')}</summary>
      {isOpen && letter && <letter.PreviewLetter content={content} />}
    </details>
  );
}
