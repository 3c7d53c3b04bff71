// What the extension stores, filled and emptied from outside.

import type { Page, Worker } from '@playwright/test';
import type { Correction } from '../../lib/correction/correction';
import type { Draft } from '../../lib/draft/draft';

export interface Records {
  readonly corrections?: readonly Correction[];
  readonly drafts?: readonly Draft[];
  /** Records that no version of ours wrote. */
  readonly unreadable?: readonly unknown[];
}

/** Puts the records into the stores while the popup is open: its opening is what has the waiting ones tried. */
export async function fillStores(popup: Page, records: Records): Promise<void> {
  await popup.evaluate(async (all) => {
    // The extension makes it.
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

/** A database as a later version of Corrigenda would leave it. */
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

/** Takes everything away: the database, what the reader set, what waits for a popup, and the next turn. */
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
