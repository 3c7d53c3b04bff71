// Where a story, or the passage in it, is opened from our pages.

import { type CorrectionContent, deepLink } from '../../lib/correction/content';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';

/** The practice story stands in the extension alone, under no address that a browser could open. */
const PRACTICE_PAGE = '/welcome.html';

/** The story at the passage, where that can be told. */
export function passageAddress(content: Pick<CorrectionContent, 'page' | 'passage'>): string {
  return content.page.address === PRACTICE_ADDRESS ? PRACTICE_PAGE : deepLink(content);
}

/** The story as the reader had it open. */
export function storyAddressOf({ page }: Pick<CorrectionContent, 'page'>): string {
  return page.address === PRACTICE_ADDRESS ? PRACTICE_PAGE : page.address;
}
