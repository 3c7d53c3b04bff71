// Knows whether the database can be written to. After a failed write it tries again with every question, so that the relay is healthy
// again as soon as there is room on the disk or the server is back.

import { newToken } from '../domain/token';
import type { Store } from './engine';

/** Size of the test's text in bytes. It is as large as the largest correction, so that a disk that takes it takes corrections. */
const TEST_BYTES = 64 * 1024;

export interface StorageHealth {
  /** Notes that a write failed. */
  failed(): void;
  /** Whether the last write failed and the database still cannot be written to. */
  isFailing(): Promise<boolean>;
}

export function storageHealthOf({ database }: Store): StorageHealth {
  const name = `write-test-${newToken()}`; // relays on one database do not disturb each other
  let hasFailed = false;

  async function write(): Promise<void> {
    await database
      .insertInto('secrets')
      .values({ name, value: 'x'.repeat(TEST_BYTES) })
      .execute();
    await database.deleteFrom('secrets').where('name', '=', name).execute();
  }

  return {
    failed() {
      hasFailed = true;
    },
    async isFailing() {
      if (!hasFailed) return false;
      await write().then(
        () => {
          hasFailed = false;
        },
        () => undefined, // it still fails
      );
      return hasFailed;
    },
  };
}

/** Errors of SQLite: the disk is full, broken or read-only, or another program locks the file. */
const SQLITE = /^SQLITE_(FULL|IOERR|READONLY|BUSY|LOCKED|CANTOPEN|CORRUPT|NOTADB)/;
/** Errors of PostgreSQL (appendix A): no connection, no resources, a shutdown, read-only, a damaged file. */
const POSTGRES = /^(08|53|57P|58|XX00|25006)/;
/** Errors of the connection to PostgreSQL. */
const NETWORK = /^(ECONN|EPIPE$|ETIMEDOUT$|EHOSTUNREACH$|ENETUNREACH$|ENOTFOUND$|EAI_AGAIN$|ENOENT$)/;
/** node-postgres's errors without a code. */
const WITHOUT_CODE = /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/;

/** Whether the database, and not the request, is the reason for an error. */
export function isStorageError(error: Error): boolean {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return [SQLITE, POSTGRES, NETWORK].some((known) => known.test(code)) || WITHOUT_CODE.test(error.message);
}
