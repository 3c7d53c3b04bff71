// What decides about letters does so alone, also where several relays share a database.

import { sql, type Transaction } from 'kysely';
import type { Store } from '../store/engine';
import type { Tables } from '../store/schema';

/** Of PostgreSQL's advisory locks, the one of whoever decides about letters. */
const LOCK = 7_233_102;

/** Waits until nobody else decides about letters, and keeps others from it until the transaction ends. */
export async function decideAlone(
  transaction: Transaction<Tables>,
  { isShared }: Pick<Store, 'isShared'>,
): Promise<void> {
  // SQLite has one writer at a time anyway.
  if (isShared) await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
}
