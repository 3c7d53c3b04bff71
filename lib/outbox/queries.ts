// What stands in the outbox, for those who only look.

import type { IDBPObjectStore, StoreNames } from 'idb';
import type { Correction } from '../correction/correction';
import { PENDING } from '../correction/status';
import { inDatabase } from './database';
import type { Schema } from './migrations';
import { parseCorrection } from './parse-correction';
import { type BadRecord, sortRecords } from './parse-records';

export interface Listed<T> {
  readonly readable: readonly T[];
  readonly bad: readonly BadRecord[];
}

export interface ListedCorrections extends Listed<Correction> {
  /** There are older ones: those before this id. */
  readonly olderThan?: string;
}

/**
 * Corrections, newest first.
 *
 * @param olderThan an id; without it, the newest of all are meant.
 */
export function listCorrections(most: number, olderThan?: string): Promise<ListedCorrections> {
  return inDatabase(async (database) => {
    const records: unknown[] = [];
    const range = olderThan === undefined ? null : IDBKeyRange.upperBound(olderThan, true);
    // By key: UUIDv7, so by age.
    let cursor = await database.transaction('corrections').store.openCursor(range, 'prev');
    let last: string | undefined;
    while (cursor !== null && records.length < most) {
      records.push(cursor.value);
      last = cursor.key;
      cursor = await cursor.continue();
    }
    return {
      ...sortRecords('corrections', records, parseCorrection),
      ...(cursor !== null && last !== undefined && { olderThan: last }),
    };
  });
}

/** Every correction that can be read, newest first. */
export async function allCorrections(): Promise<readonly Correction[]> {
  return (await listCorrections(Number.POSITIVE_INFINITY)).readable;
}

/** Those corrections, as far as they are there. */
export function findCorrections(ids: readonly string[]): Promise<Listed<Correction>> {
  return inDatabase(async (database) => {
    const { store } = database.transaction('corrections');
    const records = await Promise.all(ids.map((id) => store.get(id)));
    return sortRecords('corrections', records, parseCorrection);
  });
}

/** What was said of the story before: corrections of pages that have, or give themselves, the address. */
export function correctionsOf(address: string): Promise<Correction[]> {
  return inDatabase((database) => correctionsIn(database.transaction('corrections').store, address));
}

/** The same, in a transaction that is open. */
export async function correctionsIn(
  store: IDBPObjectStore<Schema, StoreNames<Schema>[], 'corrections', 'readonly' | 'readwrite'>,
  address: string,
): Promise<Correction[]> {
  const found = await Promise.all([
    store.index('address').getAll(address),
    store.index('canonical').getAll(address),
  ]);
  const { readable } = sortRecords('corrections', found.flat(), parseCorrection);
  return Array.from(new Map(readable.map((correction) => [correction.id, correction])).values());
}

/** How many corrections there are. */
export function countCorrections(): Promise<number> {
  return inDatabase((database) => database.count('corrections'));
}

/** How many corrections have not reached anyone yet. */
export function countPending(): Promise<number> {
  return inDatabase(async (database) => {
    const index = database.transaction('corrections').store.index('state');
    const counts = await Promise.all(PENDING.map((state) => index.count(state)));
    return counts.reduce((sum, count) => sum + count, 0);
  });
}

/** How many have an answer that the reader has not seen yet. */
export function countNews(): Promise<number> {
  return inDatabase((database) => database.countFromIndex('corrections', 'news'));
}
