// Which web pages may send corrections: those of the relay and of its sites. Extensions and programs always may.

import { normalHost, type Site } from '../domain/site';

/**
 * Tells whether a request with an `Origin` header may bring a correction.
 *
 * Browsers send an http(s) origin, or `null`, for what a page's script sends (Fetch, section 3.2). An extension's origin has a
 * scheme of its own, which no list can name: Firefox gives each installation another one.
 *
 * @param ownOrigin of the relay, as browsers reach it.
 */
export function originFilter(
  sites: readonly Pick<Site, 'hosts'>[],
  ownOrigin: string,
): (origin: string | undefined) => boolean {
  const hosts = new Set(sites.flatMap((site) => site.hosts));
  return (origin) => {
    if (origin === undefined) return true;
    // `null` stands for a page too: one in a sandboxed frame, of a file, or behind a redirect.
    if (!URL.canParse(origin)) return false;
    const { protocol, host } = new URL(origin);
    if (protocol !== 'http:' && protocol !== 'https:') return true;
    return origin === ownOrigin || hosts.has(normalHost(host) ?? host);
  };
}
