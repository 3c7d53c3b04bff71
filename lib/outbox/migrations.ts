// The versions of the database: what each has that the one before had not. A step that was ever shipped is never changed.

import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';

export interface Schema extends DBSchema {
  corrections: {
    key: string;
    value: unknown;
    indexes: {
      /** Only queued and sending corrections have a due time, so the index holds what is still to do. */
      due: number;
      state: string;
      /** The page's address, and the one that it calls its own: what was said of a story before. */
      address: string;
      canonical: string;
      /** When its status is to be asked for next. */
      inquiry: number;
      /** When an answer came that was not seen yet. */
      news: number;
    };
  };
  drafts: { key: string; value: unknown };
  /** Records that no longer parse, out of the way and kept. */
  unreadable: { key: number; value: unknown };
}

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;
type Step = (database: IDBPDatabase<Schema>, transaction: Upgrade) => void;

const STEPS: readonly Step[] = [
  (database) => {
    database.createObjectStore('corrections', { keyPath: 'id' }).createIndex('due', 'status.due');
    database.createObjectStore('drafts', { keyPath: 'id' });
  },
  (database, transaction) => {
    const corrections = transaction.objectStore('corrections');
    corrections.createIndex('state', 'status.state');
    corrections.createIndex('address', 'page.address');
    corrections.createIndex('canonical', 'page.canonical');
    database.createObjectStore('unreadable', { autoIncrement: true });
  },
  (_, transaction) => {
    const corrections = transaction.objectStore('corrections');
    corrections.createIndex('inquiry', 'inquiry.due');
    corrections.createIndex('news', 'news');
  },
];

export const VERSION = STEPS.length;

/** @param from the version that is there; 0 where there is none. */
export function migrate(database: IDBPDatabase<Schema>, from: number, transaction: Upgrade): void {
  for (const step of STEPS.slice(from)) step(database, transaction);
}
