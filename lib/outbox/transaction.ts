// The one place that opens a read-write transaction. Apart from `update`, because the popup's first script includes this.

import type { IDBPTransaction } from 'idb';
import type { Correction } from '../correction/correction';
import type { Draft } from '../draft/draft';
import { inDatabase, STRICT } from './database';
import type { Schema } from './migrations';
import type { UnreadableRecord } from './parse-records';

export type Store = 'corrections' | 'drafts' | 'unreadable';

/** What is to be written in one transaction, and what its caller wants to know. */
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
 * Reads, decides and writes in one strict transaction; resolves once it is on the disk. If it fails, nothing is written.
 * Announces nothing: use `update`, except for a draft that is saved at every keystroke and shown only by its own form.
 *
 * @param decide awaits nothing but its reads, since an idle transaction ends. If the connection closes, it is called again.
 */
export function transact<T>(
  stores: readonly Store[],
  decide: (snapshot: Snapshot) => Decision<T> | Promise<Decision<T>>,
): Promise<Decision<T>> {
  return inDatabase(async (database) => {
    const transaction = database.transaction(stores as Store[], 'readwrite', STRICT); // idb asks for a mutable array
    // idb's types set a read-write transaction apart from one to read from, which has no `put`.
    const decision = await decide(transaction as unknown as Snapshot);
    const requests = decision.writes.map((write) => {
      const store = transaction.objectStore(write.store);
      return 'put' in write ? store.put(write.put) : store.delete(write.remove);
    });
    transaction.commit(); // not one turn of the event loop later: this context may be closed at any moment
    await Promise.all([...requests, transaction.done]);
    return decision;
  });
}
