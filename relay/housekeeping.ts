// Erases data that is no longer needed, every hour. Several relays on one database share the work.

import type { Limits } from './limits/limits';
import { errorCode, type Log } from './log';
import { readersIn } from './queue/erasure';
import type { Store } from './store/engine';

/** How often data is erased, in milliseconds. */
const INTERVAL_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** Maximum number of corrections that housekeeping looks up at once. */
const MAX_BATCH = 100;

/** Maximum number of days for which a reader's name and address are kept, unless the configuration sets another number. */
export const KEEP_READER_DAYS = 90;

interface HousekeepingParts {
  readonly store: Store;
  readonly limits: Limits;
  /** Maximum number of days for which a reader's name and address are kept. */
  readonly keepReaderDays: number;
  readonly now: () => number;
  readonly log: Log;
}

/** Erases data immediately, and then every hour. */
export function startHousekeeping(parts: HousekeepingParts): { stop(): Promise<void> } {
  let isStopped = false;
  let running = clean(parts, () => isStopped);
  const timer = setInterval(() => {
    running = running.then(() => clean(parts, () => isStopped));
  }, INTERVAL_MS);
  return {
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** Runs all chores. If one fails, the failure is logged and the others still run. */
async function clean(parts: HousekeepingParts, isStopped: () => boolean): Promise<void> {
  const { store, limits, now, log } = parts;
  const chore = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      log({ event: 'not cleaned', code: codeOf(error) });
    }
  };
  let count = 0;
  await chore(() => limits.clear(now()));
  await chore(() => readersIn(store).eraseClients(now() - DAY_MS));
  await chore(async () => {
    for await (const _ of eraseReaders(parts, isStopped)) count += 1;
  });
  // PostgreSQL vacuums its tables automatically, and our own vacuum would take long on a large table.
  if (count > 0 && !store.isShared) await chore(() => store.purge());
  if (count > 0) log({ event: 'readers erased', count });
}

/** Erases every reader who is due, and yields after each. A reader who cannot be erased is logged and skipped. */
async function* eraseReaders(
  { store, keepReaderDays, now, log }: HousekeepingParts,
  isStopped: () => boolean,
): AsyncGenerator<undefined> {
  const readers = readersIn(store);
  const keptSince = now() - keepReaderDays * DAY_MS;
  const tried = new Set<string>();
  for (let ids = await readers.due(keptSince, MAX_BATCH); ids.length > 0 && !isStopped(); ) {
    for (const id of ids) {
      try {
        const erasure = await readers.erase(id, now());
        if (erasure === 'busy') tried.add(id);
        else yield;
        if (erasure === 'forgotten') log({ event: 'correction forgotten', id });
      } catch (error) {
        tried.add(id);
        log({ event: 'reader not erased', id, code: codeOf(error) });
      }
    }
    ids = await readers.due(keptSince, MAX_BATCH, tried);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? errorCode(error) : 'unknown error';
}
