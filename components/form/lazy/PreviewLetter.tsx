// The e-mail's text in the preview. Loaded when the reader opens the preview.

import type { CorrectionContent } from '../../../lib/correction/content';
import { composeLetter } from '../../../lib/letter/letter';
import { plainText } from '../../../lib/letter/plain-text';
import { letterLanguage } from '../../../lib/letter/words';

export function PreviewLetter({ content }: { content: CorrectionContent }) {
  const { words, tag, direction } = letterLanguage(content.page.language);
  const letter = composeLetter(content, words, tag);
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
