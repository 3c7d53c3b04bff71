// How many corrections are taken in: from one reader, and for one site.

import type { Client } from '../client/client';
import type { Store } from '../store/engine';
import { type Counter, counterInMemory } from './counter';
import { type Rate, rateOf } from './rate';
import { clearSharedCounters, prepareSharedCounters, sharedCounter } from './shared-counter';

/** Rates, or "off". */
export interface LimitSettings {
  /** Behind an address may be a whole newsroom, and a browser sends at once what a week without a network has left in it. */
  readonly perReader?: string;
  /** Of all readers together: more than any story brings, and a few megabytes an hour. */
  readonly perSite?: string;
}

const DEFAULTS = { perReader: '120 per hour', perSite: '10000 per hour' };

export interface Limits {
  /** Nothing where the reader may send one more; else the milliseconds until then. */
  ofReader(client: Client): Promise<number | undefined>;
  forSite(name: string): Promise<number | undefined>;
  /** Forgets what counts no longer. */
  clear(now: number): Promise<void>;
}

/** Counts in memory, or in the database where relays share one. */
export async function limitsFor(settings: LimitSettings, store: Store, now: () => number): Promise<Limits> {
  if (store.isShared) await prepareSharedCounters(store);
  const counter = (name: keyof LimitSettings): Counter => {
    const rate = rateOf(settings[name] ?? DEFAULTS[name]);
    return rate === undefined ? unlimited : counterFor(name, rate);
  };
  const counterFor = (name: string, rate: Rate) =>
    store.isShared ? sharedCounter(name, rate, store, now) : counterInMemory(rate);
  const ofPrefix = counter('perReader');
  return {
    // What comes from this machine itself, a check or a test, is the operator's own.
    ofReader: async (client) => (client.kind === 'local' ? undefined : ofPrefix(keyOf(client))),
    forSite: counter('perSite'),
    clear: async (at) => {
      if (store.isShared) await clearSharedCounters(store, at);
    },
  };
}

const unlimited: Counter = () => Promise.resolve(undefined);

/** Those of whom nothing is known count together. */
function keyOf(client: Exclude<Client, { kind: 'local' }>): string {
  return client.kind === 'remote' ? client.prefix : client.kind;
}
