// Whether two addresses belong to one site. Not imported by scripts in pages (canonical.ts has what they need): the public suffix list is
// large.

import { getDomain } from 'tldts';
import type { Page } from '../correction/content';

/**
 * Whether both addresses belong to one site: the same registered domain, by the public suffix list. So `m.news.co.uk` and
 * `www.news.co.uk` are one site, and two people's pages on `github.io` or `blogspot.com` are two sites. A host without a
 * registered domain (an IP address, `localhost`, an intranet's host) is a site of its own, with its port.
 *
 * @param address,other absolute web addresses.
 */
export function isSameSite(address: string, other: string): boolean {
  return siteOf(new URL(address)) === siteOf(new URL(other));
}

function siteOf({ hostname, host }: URL): string {
  return getDomain(hostname, { allowPrivateDomains: true }) ?? host;
}

/**
 * Returns the page without its canonical address if that belongs to another site: otherwise a letter would link there. The script
 * in the page, which has no public suffix list, has only left out those that are certain.
 */
export function withOwnCanonical({ canonical, ...page }: Page): Page {
  return canonical === undefined || !isSameSite(canonical, page.address) ? page : { ...page, canonical };
}
