// The relays that the reader set: one for all sites, others for one each.

import { isWithin } from '../net/host';

export interface OwnRelay {
  /** A host, which stands for those below it as well; `''` for all sites. */
  readonly site: string;
  readonly inbox: string;
}

/** The relay that is set for the host: that of the nearest site around it. */
export function relayAmong(relays: readonly OwnRelay[], host: string): OwnRelay | undefined {
  return relays
    .filter(({ site }) => site === '' || isWithin(host, site))
    .sort((one, other) => other.site.length - one.site.length)[0];
}
