// The database of the extension; no other module opens it.

import { type IDBPDatabase, openDB } from 'idb';
import { migrate, type Schema, VERSION } from './migrations';

export const NAME = 'corrigenda';

export type Database = IDBPDatabase<Schema>;

/** Strict: the transaction is done only once the record is on the disk. */
export const STRICT: IDBTransactionOptions = { durability: 'strict' };

let opened: Promise<Database> | undefined;

/**
 * Does the work in the database, which is opened once for this context. Where the browser closed it meanwhile (an update
 * wants in, the site data were cleared), it is opened again and the work done once more: its transaction was not made.
 */
export async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve)); // a transaction is undone before its connection is said to close
    if (!isClosed(error) || (await opened) === database) throw error;
    return work(await open());
  }
}

/** Has it open by the time it is asked for; where it cannot be opened, whoever asks is told. */
export function openAhead(): void {
  open().catch(() => undefined);
}

function open(): Promise<Database> {
  opened ??= openDB<Schema>(NAME, VERSION, {
    upgrade(database, from, _to, transaction) {
      migrate(database, from, transaction);
    },
    blocked(from) {
      console.warn(`An older version (${from}) of the database is still open elsewhere; waiting for it.`);
    },
    blocking(_current, _blocked, event) {
      opened = undefined; // a newer version wants in: make way, and open again at the next use
      (event.target as IDBDatabase).close(); // a versionchange event's target is the connection
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined; // tried again at the next use
    throw error;
  });
  return opened;
}

/** The connection was closing when the transaction was to begin, or was closed under it, which undid it. */
function isClosed(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'AbortError'].includes(error.name);
}
