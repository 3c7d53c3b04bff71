// Counters for rate limits: how much came under a key within a time, and whether that is too much. In memory, or in PostgreSQL if
// several relays share the work.

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
 * @returns `undefined` if that much is within the limit; otherwise the milliseconds until there may be more.
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

/**
 * Creates the table of the shared counters. It is unlogged: nothing of it gets into the write-ahead log or into copies made from
 * that, and it is empty after a crash.
 *
 * The limiter has a way to create the table, which fails if several relays start at the same time.
 */
export function prepareSharedCounters(store: Store): Promise<void> {
  return exclusively(store, 'limits', async (transaction) => {
    await sql`create unlogged table if not exists ${sql.table(TABLE)}
      (key text primary key, points integer not null, expire bigint)`.execute(transaction);
  });
}

/**
 * Returns a counter called `name`. Its keys in the database are fingerprints, which nobody can read from the next day on: the
 * secret that they were made with is erased then. While the database does not answer, each relay counts for itself.
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

/** Erases what no longer counts. */
export async function clearSharedCounters({ database }: Store, now: number): Promise<void> {
  await sql`delete from ${sql.table(TABLE)} where expire < ${now}`.execute(database);
}

interface Tally {
  /** How much of what came together is still within the limit. */
  left: number;
  readonly msBeforeNext: number;
}

/** Counts what comes together with one statement for each key. */
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

/** Returns the limiter's result. If it is too much, the limiter throws the result. */
async function consume(limiter: RateLimiterAbstract, key: string, amount: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key, amount);
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  }
}

/** Returns the client of PostgreSQL that the limiter expects. */
function clientOf(database: Kysely<Tables>) {
  return {
    query: ({ text, values }: { text: string; values: unknown[] }) =>
      database.executeQuery(CompiledQuery.raw(text, values)),
  };
}
