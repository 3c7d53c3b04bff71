// Everything that is stored, forgotten: the reader said so.

import { deleteDB } from 'idb';
import { browser } from 'wxt/browser';
import { announceChange } from './changes';
import { inDatabase, NAME, STRICT } from './database';

/** Forgets corrections, drafts and settings on this device, whatever state they are in; resolves once they are gone. */
export async function eraseAll(): Promise<void> {
  await emptyDatabase().catch(async (error: unknown) => {
    console.error(error);
    await deleteDB(NAME); // one that a newer version wrote, or that cannot be read
  });
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
  announceChange('all');
}

function emptyDatabase(): Promise<void> {
  return inDatabase(async (database) => {
    const transaction = database.transaction(Array.from(database.objectStoreNames), 'readwrite', STRICT);
    const cleared = Array.from(database.objectStoreNames, (name) => transaction.objectStore(name).clear());
    await Promise.all([...cleared, transaction.done]);
  });
}
