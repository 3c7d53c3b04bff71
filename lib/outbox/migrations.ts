// The versions of the database. Each step upgrades it from the version before. A released step must never change.

import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';

export interface Schema extends DBSchema {
  corrections: {
    key: string;
    value: unknown;
    indexes: {
      /** Only queued and sending corrections have a due time, so the index contains only them. */
      due: number;
      state: string;
      /** The page's address and its canonical address, to find the corrections of a story. */
      address: string;
      canonical: string;
      /** When the next status check is due. */
      inquiry: number;
      /** When a verdict came that the reader has not seen yet. */
      news: number;
    };
  };
  drafts: { key: string; value: unknown };
  /** The quarantine: records that no longer parse. */
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

/** Upgrades the database to the current version. @param from its version; 0 if it is new. */
export function migrate(database: IDBPDatabase<Schema>, from: number, transaction: Upgrade): void {
  for (const step of STEPS.slice(from)) step(database, transaction);
}
