// The relays that the reader set: one for all sites, and one each for single sites.

import { isWithin } from '../net/host';

export interface OwnRelay {
  /** A host, including its subdomains; `''` for all sites. */
  readonly site: string;
  readonly inbox: string;
}

/** Returns the relay for the host: the one whose site contains the host most closely. */
export function relayAmong(relays: readonly OwnRelay[], host: string): OwnRelay | undefined {
  return relays
    .filter(({ site }) => site === '' || isWithin(host, site))
    .sort((one, other) => other.site.length - one.site.length)[0];
}
