// Erases data that is no longer needed, every hour. Several relays on one database share the work.

import type { Limits } from './limits/limits';
import { errorCode, type Log } from './log';
import { readersIn } from './queue/erasure';
import type { Store } from './store/engine';

/** How often data is erased, in milliseconds. */
const INTERVAL_MS = 3_600_000;
/** How often the relay tries again to remove erased data from the database's files, in milliseconds. */
const PURGE_INTERVAL_MS = 10_000;
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
  readonly purgeIntervalMs?: number;
  readonly now: () => number;
  readonly log: Log;
}

/** Erases data immediately, and then every hour. */
export function startHousekeeping(parts: HousekeepingParts): { stop(): Promise<void> } {
  let isStopped = false;
  const purge = purger(parts);
  const round = async () => {
    await clean(parts, () => isStopped, purge.request);
    await purge.run();
  };
  let running = round();
  const timers = [
    setInterval(() => {
      running = running.then(round);
    }, INTERVAL_MS),
    setInterval(() => {
      running = running.then(purge.run);
    }, parts.purgeIntervalMs ?? PURGE_INTERVAL_MS),
  ];
  return {
    async stop() {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      await running;
    },
  };
}

/**
 * Returns the function that removes erased data from the database's files, too. It runs until it succeeds: another program, such as a
 * backup, may read an older snapshot, which holds what was erased.
 */
function purger({ store, log }: HousekeepingParts): { request(): void; run(): Promise<void> } {
  let isDue = !store.isShared; // an earlier run may have stopped before it succeeded
  let isReported = false;
  return {
    request() {
      isDue = true;
    },
    async run() {
      // PostgreSQL vacuums its tables automatically, and our own vacuum would take long on a large table.
      if (!isDue || store.isShared) return;
      try {
        isDue = (await store.purge()) === 'busy';
      } catch (error) {
        log({ event: 'not cleaned', code: codeOf(error) });
      }
      if (isDue && !isReported) log({ event: 'erased data still in files' });
      isReported = isDue;
    },
  };
}

/** Runs all chores. If one fails, the failure is logged and the others still run. */
async function clean(
  parts: HousekeepingParts,
  isStopped: () => boolean,
  requestPurge: () => void,
): Promise<void> {
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
  if (count === 0) return;
  requestPurge();
  log({ event: 'readers erased', count });
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
