// Fills and empties the extension's storage from outside.

import type { Page, Worker } from '@playwright/test';
import type { Correction } from '../../lib/correction/correction';
import type { Draft } from '../../lib/draft/draft';

export interface Records {
  readonly corrections?: readonly Correction[];
  readonly drafts?: readonly Draft[];
  /** Records that no version of ours wrote. */
  readonly unreadable?: readonly unknown[];
}

/** Adds the records while the popup is open, because opening the popup tries waiting corrections. */
export async function fillStores(popup: Page, records: Records): Promise<void> {
  await popup.evaluate(async (all) => {
    // The extension creates the database.
    while (!(await indexedDB.databases()).some(({ name }) => name === 'corrigenda'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('corrigenda');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction(Object.keys(all), 'readwrite');
    for (const [store, some] of Object.entries(all))
      for (const record of some) transaction.objectStore(store).put(record);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
    new BroadcastChannel('outbox').postMessage('all');
  }, records);
}

/** Leaves a database as a later version of Corrigenda would. */
export async function makeLaterVersion(worker: Worker): Promise<void> {
  await worker.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('corrigenda', 99);
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      }),
  );
}

/** Deletes everything: the database, the reader's settings, the pending capture and the next alarm. */
export async function emptyStores(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    await chrome.alarms.clearAll();
    await chrome.storage.local.clear();
    await chrome.storage.session.clear();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('corrigenda');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error);
    });
  });
}
