// Exports or erases all data that the extension stores on this device.

import { deleteDB, openDB } from 'idb';
import { browser } from 'wxt/browser';
import { clearLocal, readLocal } from '../storage/local';
import { NAME } from './database';
import type { Store } from './transaction';
import { announceChange, update } from './update';

export interface Export {
  /** All records of the database by store, whether they parse or not. */
  readonly database: Readonly<Record<string, readonly unknown[]>> | 'cannot be opened';
  /** Settings, and drafts that the database could not save; or a text that they cannot be read. */
  readonly local: unknown;
}

/** Returns all records as stored, whatever version wrote them. Nothing is parsed, so nothing is left out. */
export async function exportAll(): Promise<Export> {
  const local: unknown = await readLocal(null).catch((error: unknown) => {
    console.error(error);
    return 'cannot be read';
  });
  try {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === NAME)) return { database: {}, local }; // opening it would create it
    const database = await openDB(NAME); // in its current version
    const stores: Record<string, unknown[]> = {};
    for (const store of database.objectStoreNames) stores[store] = await database.getAll(store);
    database.close();
    return { database: stores, local };
  } catch (error) {
    console.error(error);
    return { database: 'cannot be opened', local };
  }
}

/** Erases corrections, drafts and settings on this device, even if they do not parse. Resolves when they are erased. */
export async function eraseAll(): Promise<void> {
  await emptyDatabase().catch(async (error: unknown) => {
    console.error(error);
    await deleteDB(NAME); // a newer version wrote it, or it cannot be read
  });
  await Promise.all([clearLocal(), browser.storage.session.clear()]);
  announceChange('all'); // the drafts in local storage too, and a database that was deleted
}

const STORES: readonly Store[] = ['corrections', 'drafts', 'unreadable'];

function emptyDatabase(): Promise<void> {
  const remove = IDBKeyRange.lowerBound(Number.NEGATIVE_INFINITY); // no key sorts before it
  return update(STORES, () => ({ writes: STORES.map((store) => ({ store, remove })), result: undefined }));
}
