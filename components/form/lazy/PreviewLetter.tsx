// The e-mail's text in the preview. Loaded when the reader opens the preview.

import type { CorrectionContent } from '../../../lib/correction/content';
import { letterOf, plainText } from '../../../lib/letter/plain-text';

export function PreviewLetter({ content }: { content: CorrectionContent }) {
  const { letter, words, tag, direction } = letterOf(content);
  return (
    <>
      <p class="preview-subject" lang={tag} dir={direction}>
        {letter.subject}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} lang={tag} dir={direction}>
        {plainText(letter, words)}
      </pre>
    </>
  );
}
