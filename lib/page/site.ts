// Whether two addresses are of one site.

import { getDomain } from 'tldts';

/**
 * Whether both addresses belong to one site: the domain that somebody registered, by the public suffix list, so that
 * `m.news.co.uk` is `www.news.co.uk`'s site, and two people's pages on `github.io` or `blogspot.com` are two sites. What has
 * no such domain (an IP address, `localhost`, an intranet's host) is one site with itself alone, port included.
 *
 * @param address,other absolute web addresses.
 */
export function isSameSite(address: string, other: string): boolean {
  return siteOf(new URL(address)) === siteOf(new URL(other));
}

function siteOf({ hostname, host }: URL): string {
  return getDomain(hostname, { allowPrivateDomains: true }) ?? host;
}
