// Rate limits for corrections from one reader, corrections to one site, and links that are mailed to a desk.

import type { Client } from '../domain/client';
import type { LimitSettings } from '../domain/rate';
import { rateOf } from '../domain/rate';
import type { Store } from '../store/engine';
import {
  type Counter,
  clearSharedCounters,
  counterInMemory,
  prepareSharedCounters,
  sharedCounter,
} from './counter';

/** Maximum number of corrections from one reader and to one site, unless the configuration sets other limits. */
const DEFAULTS = { perReader: '120 per hour', perSite: '10000 per hour' };

/** Size of a correction that counts as one, in bytes; a larger one counts as several. Most corrections have about 2 kB. */
const BYTES_PER_CORRECTION = 5_000;

/** Maximum number of links that are mailed on request, for one correction and for one desk. It is not a setting: nobody needs more. */
const LINKS = { perLink: '6 per day', perDesk: '60 per day' };

export interface Limits {
  /** Counts a correction from the reader. Returns `undefined` if it is within the limit; otherwise how long to wait, in milliseconds. */
  ofReader(client: Client): Promise<number | undefined>;
  /** Counts a correction of `bytes` bytes to the site. Returns the same as `ofReader`. */
  forSite(name: string, bytes: number): Promise<number | undefined>;
  /** Counts a link that is mailed to the site's desk for the correction with that token. Returns the same as `ofReader`. */
  forLink(token: string, site: string): Promise<number | undefined>;
  /** Deletes expired counters. */
  clear(now: number): Promise<void>;
}

/** Returns limits that count in memory, or in the database if several relays share it. */
export async function limitsFor(settings: LimitSettings, store: Store, now: () => number): Promise<Limits> {
  if (store.isShared) await prepareSharedCounters(store);
  const counter = (name: string, text: string): Counter => {
    const rate = rateOf(text);
    if (rate === undefined) return unlimited;
    const count = store.isShared ? sharedCounter(name, rate, store, now) : counterInMemory(rate);
    return (key, amount = 1) => count(key, Math.min(amount, rate.amount)); // a single large correction never exceeds the limit
  };
  const { perReader, perSite } = { ...DEFAULTS, ...settings };
  const [ofPrefix, ofSite] = [counter('perReader', perReader), counter('perSite', perSite)];
  const [ofLink, ofDesk] = [counter('perLink', LINKS.perLink), counter('perDesk', LINKS.perDesk)];
  return {
    // Corrections from this machine, such as tests, come from the operator. Only a limit that the operator set applies to them.
    ofReader: async (client) =>
      client.kind === 'local' && settings.perReader === undefined ? undefined : ofPrefix(keyOf(client)),
    forSite: (name, bytes) => ofSite(name, Math.max(1, Math.ceil(bytes / BYTES_PER_CORRECTION))),
    forLink: async (token, site) => (await ofLink(token)) ?? (await ofDesk(site)),
    clear: async (at) => {
      if (store.isShared) await clearSharedCounters(store, at);
    },
  };
}

const unlimited: Counter = () => Promise.resolve(undefined);

/** Returns the key under which a client counts. All unknown clients share one. */
export function keyOf(client: Client): string {
  return client.kind === 'remote' ? client.prefix : client.kind;
}
