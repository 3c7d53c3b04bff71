// The text of a document that was parsed and never laid out: no styles, so elements break lines as HTML's own sheet says.

import { isRead, tagOf } from './layout';

/** Elements that run on in their line. */
const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I IMG INS KBD LABEL MARK NOBR PICTURE Q RP RT RUBY S SAMP SMALL SPAN STRIKE STRONG SUB SUP SVG TIME TT U VAR WBR'.split(
    ' ',
  ),
);

/** The text of the body, white space collapsed; `\n` where an element breaks the line. */
export function readParsedText(document: Document): string {
  const parts: string[] = [];
  // Without recursion: pages nest elements deeper than a stack goes.
  const steps: (Node | 'break')[] = [document.body];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step === 'break') parts.push('\n');
    else if (step instanceof Text) parts.push(step.data.replace(/\s+/g, ' '));
    else if (step instanceof Element && isRead(step) && !step.hasAttribute('hidden')) {
      const isBlock = !INLINE.has(tagOf(step));
      if (isBlock) {
        parts.push('\n');
        steps.push('break');
      }
      for (let child = step.lastChild; child !== null; child = child.previousSibling) steps.push(child);
    }
  }
  return parts
    .join('')
    .replace(/ *\n[ \n]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}
