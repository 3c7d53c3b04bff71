// What the relay asks of a database, whichever engine it is on.

import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './schema';

export interface Store {
  readonly database: Kysely<Tables>;
  /** Whether other relays may work on it at the same time. */
  readonly isShared: boolean;
  /**
   * Copies the database, as it is at one moment, to a file that does not exist yet. Absent if the engine has programs of its own
   * for that.
   */
  copyTo?(file: string): Promise<void>;
  /** Removes what was erased from the database's own files too, as far as the engine can. */
  purge(): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL's advisory locks, by what they guard. No other program may use these numbers on the relay's database. */
const LOCKS = { queue: 7_233_102, limits: 0x6c696d69 } as const;

/**
 * Runs `work` in a transaction that waits until no other transaction holds the same lock, even if several relays share the
 * database. SQLite needs no lock: it has one writer at a time.
 */
export function exclusively<Result>(
  { database, isShared }: Pick<Store, 'database' | 'isShared'>,
  lock: keyof typeof LOCKS,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return database.transaction().execute(async (transaction) => {
    if (isShared) await sql`select pg_advisory_xact_lock(${sql.lit(LOCKS[lock])})`.execute(transaction);
    return work(transaction);
  });
}

/**
 * Returns `items` for an `in (…)`, with the last one repeated until their number is a power of two. So a statement comes in few
 * lengths, and each is prepared once.
 */
export function inList<Item>(items: readonly Item[]): Item[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, items.length)));
  return items.concat(items.slice(-1).flatMap((last) => Array<Item>(length - items.length).fill(last)));
}
