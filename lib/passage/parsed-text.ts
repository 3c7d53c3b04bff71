// The text of a document that was parsed and never laid out: no styles, so elements break lines as HTML's own sheet says.

import { bodyOf, childrenOf } from '../page/tree';
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
  const body = bodyOf(document);
  const steps: (Node | 'break')[] = body === null ? [] : [body];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (step === 'break') parts.push('\n');
    else if (step instanceof Text) parts.push(step.data.replace(/\s+/g, ' '));
    else if (
      step instanceof Element &&
      isRead(step) &&
      !Element.prototype.hasAttribute.call(step, 'hidden')
    ) {
      const isBlock = !INLINE.has(tagOf(step));
      if (isBlock) {
        parts.push('\n');
        steps.push('break');
      }
      const children = childrenOf(step);
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (child !== undefined) steps.push(child);
      }
    }
  }
  return parts
    .join('')
    .replace(/ *\n[ \n]*/g, '\n')
    .replace(/ {2,}/g, ' ')
    .trim();
}
