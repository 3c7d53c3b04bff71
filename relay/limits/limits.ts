// Rate limits: how many corrections are accepted from one reader and for one site, and how many links are mailed to a desk.

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

const DEFAULTS = { perReader: '120 per hour', perSite: '10000 per hour' };

/** A correction counts once for every so many bytes, so that a site's limit is a budget of bytes too. Most have 2 kB. */
const BYTES_PER_CORRECTION = 5_000;

/** How many links are mailed on request, for one correction and for one desk. Not a setting: nobody needs more. */
const LINKS = { perLink: '6 per day', perDesk: '60 per day' };

export interface Limits {
  /** Counts a correction of the reader. Returns `undefined` if it is within the limit; otherwise the milliseconds until one is. */
  ofReader(client: Client): Promise<number | undefined>;
  /** Counts a correction to the site, of so many bytes. Returns the same. */
  forSite(name: string, bytes: number): Promise<number | undefined>;
  /** Counts a link that is mailed to the site's desk for the correction with that token. Returns the same. */
  forLink(token: string, site: string): Promise<number | undefined>;
  /** Erases what no longer counts. */
  clear(now: number): Promise<void>;
}

/** Returns limits that count in memory, or in the database if relays share one. */
export async function limitsFor(settings: LimitSettings, store: Store, now: () => number): Promise<Limits> {
  if (store.isShared) await prepareSharedCounters(store);
  const counter = (name: string, text: string): Counter => {
    const rate = rateOf(text);
    if (rate === undefined) return unlimited;
    const count = store.isShared ? sharedCounter(name, rate, store, now) : counterInMemory(rate);
    return (key, amount = 1) => count(key, Math.min(amount, rate.amount)); // one is accepted, however large
  };
  const { perReader, perSite } = { ...DEFAULTS, ...settings };
  const [ofPrefix, ofSite] = [counter('perReader', perReader), counter('perSite', perSite)];
  const [ofLink, ofDesk] = [counter('perLink', LINKS.perLink), counter('perDesk', LINKS.perDesk)];
  return {
    // What this machine sends, such as a test, is the operator's own. Only a limit that they set applies to it.
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
