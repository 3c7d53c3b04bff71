// Whether an answer that came from elsewhere is the asked one's own.

import { isSameSite } from '../page/site';

/** Where we were sent speaks for the site that was asked if it is the same, and nobody on the way could have written it. */
export function speaksFor(final: string, asked: string): boolean {
  return isSameSite(final, asked) && !(final.startsWith('http:') && asked.startsWith('https:'));
}
