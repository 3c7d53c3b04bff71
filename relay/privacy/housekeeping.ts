// What the relay throws away by itself, every hour. Several relays on one database share the work.

import type { Limits } from '../limits/limits';
import { errorCode, type Log } from '../log';
import type { Store } from '../store/engine';
import { readersIn } from '../store/readers';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** So few that no letter and no reader waits for it. */
const ERASED_AT_ONCE = 100;

export const KEEP_READER_DAYS = 90;

interface Parts {
  readonly store: Store;
  readonly limits: Limits;
  /** How long a reader's name and address are kept at most. */
  readonly keepReaderDays: number;
  readonly now: () => number;
  readonly log: Log;
}

/** Begins at once, and does it again every hour. */
export function startHousekeeping(parts: Parts): { stop(): Promise<void> } {
  let isStopped = false;
  let running = clean(parts, () => isStopped);
  const timer = setInterval(() => {
    running = running.then(() => clean(parts, () => isStopped));
  }, HOUR_MS);
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

async function clean(
  { store, limits, keepReaderDays, now, log }: Parts,
  isStopped: () => boolean,
): Promise<void> {
  const readers = readersIn(store);
  let count = 0;
  try {
    await limits.clear(now());
    for (let more = true; more && !isStopped(); ) {
      const erased = await readers.erase(now() - keepReaderDays * DAY_MS, ERASED_AT_ONCE);
      count += erased;
      more = erased === ERASED_AT_ONCE;
    }
    // PostgreSQL cleans its files by itself, and a vacuum of ours would take long where much is stored.
    if (count > 0 && !store.isShared) await store.purge();
  } catch (error) {
    log({ event: 'not cleaned', code: error instanceof Error ? errorCode(error) : 'unknown error' });
  }
  if (count > 0) log({ event: 'readers erased', count });
}
