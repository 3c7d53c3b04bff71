// The only module that opens read-write transactions. Apart from update.ts, because it is in the popup's first script (a budget
// of 25,000 bytes).

import type { IDBPTransaction } from 'idb';
import type { Correction } from '../correction/correction';
import type { Draft } from '../draft/draft';
import { inDatabase, STRICT } from './database';
import type { Schema } from './migrations';
import type { UnreadableRecord } from './parse-records';

export type Store = 'corrections' | 'drafts' | 'unreadable';

/** The writes of one transaction, and the result for its caller. */
export interface Decision<T> {
  readonly writes: readonly Write[];
  readonly result: T;
}

export type Write =
  | { readonly store: 'corrections'; readonly put: Correction }
  | { readonly store: 'drafts'; readonly put: Draft }
  | { readonly store: 'unreadable'; readonly put: UnreadableRecord }
  | { readonly store: Store; readonly remove: string | number | IDBKeyRange };

/** The open transaction, to read from. Only what `decide` returns is written. */
export type Snapshot = IDBPTransaction<Schema, Store[], 'readonly'>;

/**
 * Reads, decides and writes in one strict transaction; resolves when it is on the disk. If it fails, nothing is written.
 * It does not announce the change: use `update`, except for a draft, which is saved at every keystroke and shown only by its
 * own form.
 *
 * @param decide must only await its reads, since an idle transaction ends. If the connection closes, it is called again.
 */
export function transact<T>(
  stores: readonly Store[],
  decide: (snapshot: Snapshot) => Decision<T> | Promise<Decision<T>>,
): Promise<Decision<T>> {
  return inDatabase(async (database) => {
    const transaction = database.transaction(stores as Store[], 'readwrite', STRICT); // idb asks for a mutable array
    // idb's type of a read-write transaction does not extend that of a read-only one, which has no `put`.
    const decision = await decide(transaction as unknown as Snapshot);
    const requests = decision.writes.map((write) => {
      const store = transaction.objectStore(write.store);
      return 'put' in write ? store.put(write.put) : store.delete(write.remove);
    });
    transaction.commit(); // at once: this context may be closed at any moment
    await Promise.all([...requests, transaction.done]);
    return decision;
  });
}
