// Counters that several relays share, in PostgreSQL. What stands there of a reader's address is a fingerprint that nobody can
// read from the next day on: the secret that it was made with is gone then.

import { CompiledQuery, type Kysely, sql } from 'kysely';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Rate } from '../domain/rate';
import { exclusively, type Store } from '../store/engine';
import type { Tables } from '../store/schema';
import { type Counter, counterInBatches } from './counter';
import { dailyFingerprints } from './fingerprint';

const TABLE = 'limits';

/**
 * Makes the table. It is unlogged: nothing of it comes into a log or a copy that is made from logs, and it is empty after a crash.
 *
 * The limiter's own way to make it fails where several relays start at once.
 */
export function prepareSharedCounters(store: Store): Promise<void> {
  return exclusively(store, 'limits', async (transaction) => {
    await sql`create unlogged table if not exists ${sql.table(TABLE)}
      (key text primary key, points integer not null, expire bigint)`.execute(transaction);
  });
}

/** A counter called `name`. While the database does not answer, each relay counts alone. */
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

/** Erases what counts no longer. */
export async function clearSharedCounters({ database }: Store, now: number): Promise<void> {
  await sql`delete from ${sql.table(TABLE)} where expire < ${now}`.execute(database);
}

/** What the limiter takes for a client of PostgreSQL. */
function clientOf(database: Kysely<Tables>) {
  return {
    query: ({ text, values }: { text: string; values: unknown[] }) =>
      database.executeQuery(CompiledQuery.raw(text, values)),
  };
}
