// The files of a SQLite database: the lock that keeps other relays out, and the check that a write-ahead log belongs to its database.

import { randomInt } from 'node:crypto';
import { existsSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';

/** The endings of the files in which SQLite keeps changes that are not in the database's file yet. */
export const WAL_FILES = ['-wal', '-shm'] as const;

/** A mark is a number from 1 to this one. 0 is the mark of a file that no relay has opened. */
const MAX_MARK = 2 ** 31 - 1;

export interface FileLock {
  /** Gives the database a new mark, by which its write-ahead log is recognised after a crash. */
  mark(sqlite: Libsql.Database): void;
  close(): void;
}

/** Returns the path of `file` without symbolic links, whether or not the file exists. Two names of one file must share one lock. */
export function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    const target = targetOf(file);
    if (target !== undefined) return realPathOf(resolve(dirname(file), target));
    try {
      return join(realpathSync(dirname(file)), basename(file));
    } catch {
      return file; // its folder does not exist, and opening it says so
    }
  }
}

function targetOf(file: string): string | undefined {
  try {
    return readlinkSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Locks out every other relay from `file` until the lock is closed or this process ends.
 *
 * It is a SQLite lock on a file next to `file`. Unlike a process id in a file, it ends with the process that holds it, even in a crash;
 * and commands can still read and write `file`. The file of the lock also keeps the database's mark.
 *
 * @throws if another relay has locked it.
 */
export function lockFor(file: string): FileLock {
  const lock = new Libsql(`${file}-lock`);
  const begin = () => {
    try {
      lock.exec('begin exclusive');
    } catch (error) {
      lock.close();
      if (!isBusy(error)) throw error;
      throw new Error(
        'another relay uses this file. Stop that relay, or give each relay its own file; ' +
          'for several relays on one database, use PostgreSQL',
      );
    }
  };
  begin();
  return {
    mark(sqlite) {
      const mark = randomInt(1, MAX_MARK);
      // In the lock's file, `user_version` is the new mark, and `application_id` is another one that the database may still have.
      const note = (other: number) => {
        lock.exec(`pragma user_version = ${mark}`);
        lock.exec(`pragma application_id = ${other}`);
        lock.exec('commit');
        begin();
      };
      note(numberAt(file, 'user_version'));
      sqlite.exec(`pragma user_version = ${mark}`);
      const [result] = sqlite.prepare('pragma wal_checkpoint(TRUNCATE)').all() as { readonly busy: number }[]; // as SQLite documents it
      if (result?.busy === 0) note(mark); // otherwise a command reads the database, and the mark gets into the file later
    },
    close: () => lock.close(),
  };
}

/** Marks a copy of a database, so that the write-ahead log of the original is not taken for its own. */
export function markCopy(copy: string): void {
  const sqlite = new Libsql(copy);
  sqlite.exec(`pragma user_version = ${randomInt(1, MAX_MARK)}`);
  sqlite.close();
}

/**
 * Refuses a database whose file was replaced while its write-ahead log stayed: SQLite would undo the replacement, or mix both.
 *
 * @throws if the log belongs to another file.
 */
export function refuseForeignWal(file: string): void {
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  const lock = `${file}-lock`;
  const known = [numberAt(lock, 'user_version'), numberAt(lock, 'application_id')];
  if (known[0] === 0 || known.includes(numberAt(file, 'user_version'))) return;
  throw new Error(
    `it was replaced while ${basename(file)}-wal still had changes of the file before it. To put back a copy, stop the relay and run the ` +
      `command restore. If ${basename(file)} is already the copy, delete ${basename(file)}-wal and ${basename(file)}-shm: ` +
      'they do not belong to it',
  );
}

/**
 * Returns a number in the header of a database's file, whatever its write-ahead log says; 0 if the file does not exist.
 *
 * SQLite reads it, because a file that this process opens and closes itself loses all locks that SQLite has on it (POSIX).
 */
function numberAt(file: string, name: 'user_version' | 'application_id'): number {
  if (!existsSync(file)) return 0;
  const header = new Libsql(`${pathToFileURL(file).href}?immutable=1`); // without locks, and without the log
  try {
    return header.prepare(`select ${name} from pragma_${name}`).pluck().all().map(Number)[0] ?? 0;
  } finally {
    header.close();
  }
}

/**
 * Checks a database after a crash.
 *
 * @throws if it is damaged.
 */
export function requireSound(sqlite: Libsql.Database): void {
  const [result] = sqlite.prepare('pragma quick_check(1)').pluck().all();
  if (result !== 'ok') throw Object.assign(new Error(String(result)), { code: 'SQLITE_CORRUPT' });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}
