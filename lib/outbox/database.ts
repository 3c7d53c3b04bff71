// The extension's database. Only this module opens it, except to export or erase it whatever its version.

import { type IDBPDatabase, openDB } from 'idb';
import { migrate, type Schema, VERSION } from './migrations';

export const NAME = 'corrigenda';

export type Database = IDBPDatabase<Schema>;

/** The transaction completes only when its records are on the disk. */
export const STRICT: IDBTransactionOptions = { durability: 'strict' };

let opened: Promise<Database> | undefined;

/**
 * Runs `work` on the database, which is opened once per context. If the browser has closed the connection (a newer version
 * upgrades the database, or the site data were cleared), the database is opened again and `work` runs again: its first
 * transaction was rolled back.
 */
export async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve)); // the transaction is rolled back before the connection's close event
    if (!isClosed(error) || (await opened) === database) throw error;
    return work(await open());
  }
}

/** Starts to open the database before it is needed. If that fails, the first use throws. */
export function openAhead(): void {
  open().catch(() => undefined);
}

function open(): Promise<Database> {
  opened ??= openDB<Schema>(NAME, VERSION, {
    upgrade(database, from, _to, transaction) {
      migrate(database, from, transaction);
    },
    blocked(from) {
      console.warn(`Waiting for version ${from} of the database, which is still open elsewhere.`);
    },
    blocking(_current, _blocked, event) {
      opened = undefined; // a newer version upgrades it: close, and open again at the next use
      (event.target as IDBDatabase).close(); // a versionchange event's target is the connection
    },
    terminated() {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined; // the next use tries again
    throw error;
  });
  return opened;
}

/** Whether the connection closed before or during the transaction, which was rolled back. */
function isClosed(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'AbortError'].includes(error.name);
}

/** Why the database does not work, in the categories that a reader can act on. */
export type StoreProblem =
  /** The disk is full, or the extension's quota is used up. */
  | 'full'
  /** A newer version of Corrigenda created the database. */
  | 'newer'
  /** The browser cannot open or read it. */
  | 'unreadable';

/** Returns the kind of problem that the database's error means. */
export function storeProblemOf(error: unknown): StoreProblem {
  const name = error instanceof DOMException ? error.name : undefined;
  if (name === 'QuotaExceededError') return 'full';
  return name === 'VersionError' ? 'newer' : 'unreadable';
}
