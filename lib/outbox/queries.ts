// Reads the corrections in the outbox.

import type { IDBPObjectStore, StoreNames } from 'idb';
import * as v from 'valibot';
import { type Correction, CorrectionSchema } from '../correction/correction';
import { isKnownType } from '../correction/recipient';
import { PENDING } from '../correction/status';
import { inDatabase } from './database';
import type { Schema } from './migrations';
import { type BadRecord, parseRecord, parseRecords, type Table } from './parse-records';

export const CORRECTIONS: Table<Correction> = {
  store: 'corrections',
  parse: (record) => parseRecord(CorrectionSchema, withKnownRecipients(record)),
};

const RecipientsSchema = v.looseObject({
  recipient: v.optional(v.looseObject({ type: v.string() })),
  unknownRecipient: v.optional(v.looseObject({ type: v.string() })),
  offered: v.optional(v.looseObject({ type: v.string() })),
});

/**
 * A later version may have stored types of recipients that this version does not know. Such a recipient is kept in
 * `unknownRecipient`, until an update knows its type.
 */
function withKnownRecipients(record: unknown): unknown {
  const parsed = v.safeParse(RecipientsSchema, record);
  if (!parsed.success) return record;
  const { recipient, unknownRecipient, offered, ...rest } = parsed.output;
  const stored = recipient ?? unknownRecipient;
  return {
    ...rest,
    ...(stored && (isKnownType(stored.type) ? { recipient: stored } : { unknownRecipient: stored })),
    ...(offered && isKnownType(offered.type) && { offered }),
  };
}

export interface Listed<T> {
  readonly readable: readonly T[];
  readonly bad: readonly BadRecord[];
}

export interface ListedCorrections extends Listed<Correction> {
  /** Present if there are older ones: those before this id. */
  readonly olderThan?: string;
}

/**
 * Returns corrections, newest first.
 *
 * @param limit maximum number of corrections.
 * @param olderThan an id; without it, the newest of all are returned.
 */
export function listCorrections(limit: number, olderThan?: string): Promise<ListedCorrections> {
  return inDatabase(async (database) => {
    const records: unknown[] = [];
    const range = olderThan === undefined ? null : IDBKeyRange.upperBound(olderThan, true);
    // Keys are UUIDv7, so they sort by age.
    let cursor = await database.transaction('corrections').store.openCursor(range, 'prev');
    let last: string | undefined;
    while (cursor !== null && records.length < limit) {
      records.push(cursor.value);
      last = cursor.key;
      cursor = await cursor.continue();
    }
    return {
      ...parseRecords(CORRECTIONS, records),
      ...(cursor !== null && last !== undefined && { olderThan: last }),
    };
  });
}

/** Returns all corrections that parse, newest first. */
export async function allCorrections(): Promise<readonly Correction[]> {
  return (await listCorrections(Number.POSITIVE_INFINITY)).readable;
}

/** Returns the corrections with those ids that exist. */
export function findCorrections(ids: readonly string[]): Promise<Listed<Correction>> {
  return inDatabase(async (database) => {
    const { store } = database.transaction('corrections');
    const records = await Promise.all(ids.map((id) => store.get(id)));
    return parseRecords(CORRECTIONS, records);
  });
}

/** Returns all held corrections. */
export function listHeld(): Promise<Correction[]> {
  return inDatabase(async (database) => {
    const records = await database.getAllFromIndex('corrections', 'state', 'held');
    return parseRecords(CORRECTIONS, records).readable;
  });
}

/** Returns the corrections of one story: those whose page has that address or canonical address. */
export function correctionsOf(address: string): Promise<Correction[]> {
  return inDatabase((database) => correctionsIn(database.transaction('corrections').store, address));
}

/** Like `correctionsOf`, in a transaction that is already open. */
export async function correctionsIn(
  store: IDBPObjectStore<Schema, StoreNames<Schema>[], 'corrections', 'readonly'>,
  address: string,
): Promise<Correction[]> {
  const found = await Promise.all([
    store.index('address').getAll(address),
    store.index('canonical').getAll(address),
  ]);
  const { readable } = parseRecords(CORRECTIONS, found.flat());
  return Array.from(new Map(readable.map((correction) => [correction.id, correction])).values());
}

/** Returns the number of corrections. */
export function countCorrections(): Promise<number> {
  return inDatabase((database) => database.count('corrections'));
}

/** Returns the number of corrections that have not reached anyone yet. */
export function countPending(): Promise<number> {
  return inDatabase(async (database) => {
    const index = database.transaction('corrections').store.index('state');
    const counts = await Promise.all(PENDING.map((state) => index.count(state)));
    return counts.reduce((sum, count) => sum + count, 0);
  });
}

/** Returns the numbers of verdicts and of failures that the reader has not seen yet. */
export function countNews(): Promise<{ readonly verdicts: number; readonly failures: number }> {
  return inDatabase(async (database) => {
    const records = await database.getAllFromIndex('corrections', 'news');
    const { readable } = parseRecords(CORRECTIONS, records);
    const failures = readable.filter(({ status }) => status.state === 'failed').length;
    return { verdicts: readable.length - failures, failures };
  });
}
