// How much is accepted: from one reader, and for one site; and how many links one link or one desk has mailed.

import type { Client } from '../domain/client';
import type { LimitSettings } from '../domain/rate';
import { rateOf } from '../domain/rate';
import type { Store } from '../store/engine';
import { type Counter, counterInMemory } from './counter';
import { clearSharedCounters, prepareSharedCounters, sharedCounter } from './shared-counter';

const DEFAULTS = { perReader: '120 per hour', perSite: '10000 per hour' };

/** A correction counts once for each of these that it takes, so a site's limit is a budget of bytes as well. A usual one has 2 kB. */
const BYTES_PER_CORRECTION = 5_000;

/** Not settings: whoever holds a link asks for another one now and then, and never needs more. */
const LINKS = { perLink: '6 per day', perDesk: '60 per day' };

export interface Limits {
  /** `undefined` if the reader may send one more; otherwise the milliseconds until then. */
  ofReader(client: Client): Promise<number | undefined>;
  /** The same for one correction more to the site, of so many bytes. */
  forSite(name: string, bytes: number): Promise<number | undefined>;
  /** The same for one link more that is mailed to the site's desk for the correction with that token. */
  forLink(token: string, site: string): Promise<number | undefined>;
  /** Forgets what no longer counts. */
  clear(now: number): Promise<void>;
}

/** Counts in memory, or in the database if relays share one. */
export async function limitsFor(settings: LimitSettings, store: Store, now: () => number): Promise<Limits> {
  if (store.isShared) await prepareSharedCounters(store);
  const counter = (name: string, text: string): Counter => {
    const rate = rateOf(text);
    if (rate === undefined) return unlimited;
    const count = store.isShared ? sharedCounter(name, rate, store, now) : counterInMemory(rate);
    return (key, amount = 1) => count(key, Math.min(amount, rate.amount)); // one is welcome, however large
  };
  const { perReader, perSite } = { ...DEFAULTS, ...settings };
  const [ofPrefix, ofSite] = [counter('perReader', perReader), counter('perSite', perSite)];
  const [ofLink, ofDesk] = [counter('perLink', LINKS.perLink), counter('perDesk', LINKS.perDesk)];
  return {
    // What this machine itself sends, a check or a test, is the operator's own; a limit that they set counts for it too.
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

/** What one client counts under. Those about whom nothing is known count together. */
export function keyOf(client: Client): string {
  return client.kind === 'remote' ? client.prefix : client.kind;
}
