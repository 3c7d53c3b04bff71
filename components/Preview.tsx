// The letter, just as the editors will read it.

import type { CorrectionContent } from '../lib/correction/correction';
import { text } from '../lib/i18n';
import { composeLetter } from '../lib/letter/letter';
import { plainText } from '../lib/letter/plain-text';
import { ENGLISH } from '../lib/letter/words';

export function Preview({ content }: { content: CorrectionContent | undefined }) {
  if (content === undefined) return null;
  const letter = composeLetter(content, ENGLISH);
  return (
    <details class="preview">
      <summary>{text('preview')}</summary>
      <p class="preview-subject">{letter.subject}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} dir="auto">
        {plainText(letter, ENGLISH)}
      </pre>
    </details>
  );
}
