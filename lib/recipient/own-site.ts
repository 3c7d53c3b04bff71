// Whether a candidate, or a response, is of the page's own site.

import { getDomain } from 'tldts';
import { isSameSite } from '../page/site';
import type { Candidate } from './candidate';

/**
 * The candidates, each with the site that it is of where that is not the page's (by the public suffix list). Names come
 * out in their ASCII form, in which nothing looks like something else.
 */
export function withSites(candidates: readonly Candidate[], page: string): Candidate[] {
  const own = siteOf(new URL(page).hostname);
  return candidates.map((candidate) => {
    const host =
      candidate.type === 'inbox'
        ? new URL(candidate.inbox).hostname
        : (candidate.mailbox.split('@')[1] ?? '');
    const site = siteOf(host.toLowerCase());
    return site === own ? candidate : { ...candidate, elsewhere: site };
  });
}

function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** Where we were sent speaks for the site that was asked if it is the same, and nobody on the way could have written it. */
export function speaksFor(final: string, asked: string): boolean {
  return isSameSite(final, asked) && !(final.startsWith('http:') && asked.startsWith('https:'));
}
