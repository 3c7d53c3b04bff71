// The database of the extension; no other module opens it.

import { type IDBPDatabase, openDB } from 'idb';
import { migrate, type Schema, VERSION } from './migrations';

export const NAME = 'corrigenda';

export type Database = IDBPDatabase<Schema>;

/** Strict: the transaction is complete only once its records are on the disk. */
export const STRICT: IDBTransactionOptions = { durability: 'strict' };

let opened: Promise<Database> | undefined;

/**
 * Runs `work` on the database, which is opened once for each context. If the browser has closed it since (a newer version
 * wants to upgrade it, or the site data were cleared), it is opened again and `work` runs once more: the transaction of its
 * first run was rolled back.
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

/** Begins to open the database before it is needed. If that fails, the first use throws. */
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
      opened = undefined; // a newer version wants to upgrade it: close, and open again at the next use
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

/** Whether the connection was closing when the transaction began, or was closed during it, which rolled it back. */
function isClosed(error: unknown): boolean {
  return error instanceof DOMException && ['InvalidStateError', 'AbortError'].includes(error.name);
}

/** Why the database does not work, as far as a reader can do something about it. */
export type StoreProblem =
  /** The disk is full, or the share of it that the browser gives us. */
  | 'full'
  /** A newer version of Corrigenda created the database. */
  | 'newer'
  /** The browser cannot open or read it. */
  | 'unreadable';

/** What kind of problem the database has, by the error that it threw. */
export function storeProblemOf(error: unknown): StoreProblem {
  const name = error instanceof DOMException ? error.name : undefined;
  if (name === 'QuotaExceededError') return 'full';
  return name === 'VersionError' ? 'newer' : 'unreadable';
}
