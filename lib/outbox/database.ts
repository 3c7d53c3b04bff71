// The database of the extension; no other module opens it. Records are parsed as they come out.

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { type Correction, CorrectionSchema } from '../correction/correction';
import { type Draft, DraftSchema } from '../draft';

interface Schema extends DBSchema {
  corrections: {
    key: string;
    value: unknown;
    indexes: {
      /** Only queued and sending corrections have a due time, so the index holds what is still to do. */
      due: number;
    };
  };
  drafts: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

let opened: Promise<Database> | undefined;

/** The database, opened once for this context and again should the browser close it. */
export function openDatabase(): Promise<Database> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined; // tried again at the next use
    throw error;
  });
  return opened;
}

function open(): Promise<Database> {
  return openDB<Schema>('corrigenda', 1, {
    upgrade(database) {
      database.createObjectStore('corrections', { keyPath: 'id' }).createIndex('due', 'status.due');
      database.createObjectStore('drafts', { keyPath: 'id' });
    },
    blocking(_current, _blocked, event) {
      opened = undefined; // a newer version wants in: make way, and open again at the next use
      (event.target as IDBDatabase).close(); // a versionchange event's target is the connection
    },
    terminated() {
      opened = undefined;
    },
  });
}

/** Strict: the transaction is done only once the record is on the disk. */
export const STRICT: IDBTransactionOptions = { durability: 'strict' };

/** Every correction that can be read, newest first. */
export async function listCorrections(): Promise<Correction[]> {
  const database = await openDatabase();
  const records = await database.getAll('corrections'); // by key: UUIDv7, so by age
  return records.reverse().flatMap((record) => parseCorrection(record) ?? []);
}

/** Every draft that can be read, last touched first. */
export async function listDrafts(): Promise<Draft[]> {
  const database = await openDatabase();
  const records = await database.getAll('drafts');
  return records
    .flatMap((record) => parseDraft(record) ?? [])
    .sort((one, other) => other.touched - one.touched);
}

export const parseCorrection = (record: unknown) => parseRecord(CorrectionSchema, record);
export const parseDraft = (record: unknown) => parseRecord(DraftSchema, record);

/** A record that no longer parses stays where it is; it is reported by its shape, never by a reader's words. */
function parseRecord<T extends v.GenericSchema>(schema: T, record: unknown): v.InferOutput<T> | undefined {
  if (record === undefined) return undefined;
  const parsed = v.safeParse(schema, record);
  if (parsed.success) return parsed.output;
  console.error(
    'A stored record does not parse:',
    parsed.issues.map((issue) => v.getDotPath(issue)),
  );
  return undefined;
}
