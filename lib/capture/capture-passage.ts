// From the document as it stands to the passage that the reader means.

import type { Capture } from '../page/capture';
import { describePassage } from '../passage/describe/describe';
import { edgesFor, selectedStretch } from '../passage/describe/selection';
import { readPageText } from '../passage/page-text/page-text';
import { quotedStretch } from './quote';
import { closedShadowRoots } from './shadow-roots';

/**
 * The passage that is highlighted or, where the reader quotes words, the one that they name; none where there is none.
 *
 * @param language BCP 47 tag of the page.
 */
export function capturePassage(
  language: string | undefined,
  quote?: string,
): Pick<Capture, 'passage' | 'shortened'> {
  const page = readPageText(document, closedShadowRoots());
  const stretch =
    quote === undefined ? selectedStretch(getSelection(), page) : quotedStretch(page.text, quote);
  if (stretch === undefined) return { shortened: false };
  const { start, end, shortened } = stretch;
  const edges = edgesFor(page, start, end);
  return { passage: describePassage(page.text, start, end, language, edges), shortened };
}
