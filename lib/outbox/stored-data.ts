// Everything that is stored, as it is, for the reader to keep: whatever state the database is in.

import { openDB } from 'idb';
import { browser } from 'wxt/browser';
import { NAME } from './database';

export interface Export {
  /** What the database holds, by store: all of its records, readable or not. */
  readonly database: Readonly<Record<string, readonly unknown[]>> | 'cannot be opened';
  /** Settings, and drafts that the database did not take. */
  readonly local: unknown;
}

/** Reads every record as it stands, whatever version wrote it; nothing is parsed, so nothing is left out. */
export async function exportAll(): Promise<Export> {
  const local: unknown = await browser.storage.local.get(null);
  try {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === NAME)) return { database: {}, local }; // opening it would make it
    const database = await openDB(NAME); // whichever version is there
    const stores: Record<string, unknown[]> = {};
    for (const store of database.objectStoreNames) stores[store] = await database.getAll(store);
    database.close();
    return { database: stores, local };
  } catch (error) {
    console.error(error);
    return { database: 'cannot be opened', local };
  }
}
