// The interface that both database engines implement, and helpers that work on both.

import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './schema';

export interface Store {
  readonly database: Kysely<Tables>;
  /** Whether several relays may use it at the same time. */
  readonly isShared: boolean;
  /**
   * Copies a consistent snapshot of the database to a file that does not exist yet. Absent if the engine has its own programs for
   * backups.
   */
  copyTo?(file: string): Promise<void>;
  /**
   * Removes erased data from the database's files too, as far as the engine can. Returns `busy` if another program reads an older
   * snapshot, so that the files still hold what was erased.
   */
  purge(): Promise<'done' | 'busy'>;
  close(): Promise<void>;
}

/** The keys of PostgreSQL's advisory locks. No other program may use these numbers on the relay's database. */
const LOCKS = { queue: 7_233_102, limits: 0x6c696d69 } as const;

/**
 * Runs `work` in a transaction that first waits until no other transaction holds the same lock, in this relay or another one on the
 * same database. SQLite needs no lock: it allows only one writer at a time.
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
 * Returns `items` for an `in (…)`, with the last one repeated until their number is a power of two. This limits the number of
 * different statements, so that each can be prepared once.
 */
export function inList<Item>(items: readonly Item[]): Item[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, items.length)));
  return items.concat(items.slice(-1).flatMap((last) => Array<Item>(length - items.length).fill(last)));
}
