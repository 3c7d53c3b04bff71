// The relays that the reader set: one for all sites, others for one each.

import * as v from 'valibot';
import { WebAddressSchema } from '../correction/fields';
import { isWithin } from '../site';
import { isLoopback } from './inbox-link';

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

/** What a reader wrote as the address of an inbox; `undefined` where it is none: https, or on this very computer. */
export function toInbox(written: string): string | undefined {
  const address = v.safeParse(WebAddressSchema, written.trim());
  if (!address.success) return undefined;
  const { protocol, hostname } = new URL(address.output);
  return protocol === 'https:' || isLoopback(hostname) ? address.output : undefined;
}
