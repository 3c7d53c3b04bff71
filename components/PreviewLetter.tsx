// The letter's text, as the preview shows it.

import type { CorrectionContent } from '../lib/correction/correction';
import { composeLetter } from '../lib/letter/letter';
import { plainText } from '../lib/letter/plain-text';
import { ENGLISH } from '../lib/letter/words';

export function PreviewLetter({ content }: { content: CorrectionContent }) {
  const letter = composeLetter(content, ENGLISH);
  return (
    <>
      <p class="preview-subject">{letter.subject}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} dir="auto">
        {plainText(letter, ENGLISH)}
      </pre>
    </>
  );
}
