// Counters for rate limits. They are in memory, or in PostgreSQL if several relays share a database.

import { CompiledQuery, type Kysely, sql } from 'kysely';
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Rate } from '../domain/rate';
import { inBatches } from '../store/batches';
import { exclusively, type Store } from '../store/engine';
import type { Tables } from '../store/schema';
import { dailyFingerprints } from './fingerprint';

/**
 * Counts `amount` (1 unless given) under the key.
 *
 * @returns `undefined` if the amount is within the limit; otherwise the milliseconds until the limit allows more.
 */
export type Counter = (key: string, amount?: number) => Promise<number | undefined>;

export function counterInMemory({ amount: most, seconds }: Rate): Counter {
  const limiter = new RateLimiterMemory({ points: most, duration: seconds });
  return async (key, amount = 1) => {
    const { consumedPoints, msBeforeNext } = await consume(limiter, key, amount);
    return consumedPoints > most ? msBeforeNext : undefined;
  };
}

const TABLE = 'limits';
/** Maximum time for which a counter counts, in milliseconds: a day, the longest unit of a rate, and one more for other relays' clocks. */
const MAX_EXPIRY_MS = 2 * 24 * 3_600_000;

/**
 * Creates the table of the shared counters. It is unlogged: its rows never get into the write-ahead log or into copies made from the
 * log, and it is empty after a crash.
 *
 * The limiter's own function to create the table fails if several relays start at the same time.
 */
export function prepareSharedCounters(store: Store): Promise<void> {
  return exclusively(store, 'limits', async (transaction) => {
    await sql`create unlogged table if not exists ${sql.table(TABLE)}
      (key text primary key, points integer not null, expire bigint)`.execute(transaction);
  });
}

/**
 * Returns a counter called `name`. Its keys in the database are fingerprints. The secret that makes them is erased the next day, and
 * then nobody can match them to addresses. While the database does not respond, each relay counts in its own memory.
 */
export function sharedCounter(
  name: string,
  { amount: points, seconds }: Rate,
  { database }: Store,
  now: () => number,
): Counter {
  const rate = { points, duration: seconds, keyPrefix: name };
  const count = counterInBatches(
    new RateLimiterPostgres({
      ...rate,
      storeClient: clientOf(database),
      storeType: 'client',
      tableName: TABLE,
      tableCreated: true,
      clearExpiredByTimeout: false, // `clearSharedCounters` does
      insuranceLimiter: new RateLimiterMemory(rate),
    }),
  );
  const fingerprint = dailyFingerprints('limits', database, now);
  return async (key, amount) => count(await fingerprint(key), amount);
}

/** Deletes the counters whose time is over, and those that were made while a relay's clock was ahead. */
export async function clearSharedCounters({ database }: Store, now: number): Promise<void> {
  await sql`delete from ${sql.table(TABLE)} where expire < ${now} or expire > ${now + MAX_EXPIRY_MS}`.execute(
    database,
  );
}

interface Tally {
  /** The part of the batch's amount that is still within the limit. */
  left: number;
  readonly msBeforeNext: number;
}

/** Counts requests that arrive together with one statement for each key. */
function counterInBatches(limiter: RateLimiterAbstract): Counter {
  const count = inBatches(async (requests: readonly { key: string; amount: number }[]) => {
    const totals = new Map<string, number>();
    for (const { key, amount } of requests) totals.set(key, (totals.get(key) ?? 0) + amount);
    const tallies = new Map(
      await Promise.all(
        Array.from(totals, async ([key, total]): Promise<[string, Tally]> => {
          const { consumedPoints, msBeforeNext } = await consume(limiter, key, total);
          return [key, { left: total - Math.max(consumedPoints - limiter.points, 0), msBeforeNext }];
        }),
      ),
    );
    return requests.map(({ key, amount }) => {
      const tally = tallies.get(key);
      if (tally === undefined) throw new TypeError('a key that was not counted');
      tally.left -= amount;
      return tally.left >= 0 ? undefined : tally.msBeforeNext;
    });
  });
  return (key, amount = 1) => count({ key, amount });
}

/** Returns the limiter's result. The limiter throws its result if the limit is exceeded. */
async function consume(limiter: RateLimiterAbstract, key: string, amount: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key, amount);
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  }
}

/** Returns a PostgreSQL client with the interface that the limiter expects. */
function clientOf(database: Kysely<Tables>) {
  return {
    query: ({ text, values }: { text: string; values: unknown[] }) =>
      database.executeQuery(CompiledQuery.raw(text, values)),
  };
}
