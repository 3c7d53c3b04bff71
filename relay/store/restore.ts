// Puts a copy of a SQLite database in the place of the database.

import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import Libsql from 'libsql';
import { fileProblem } from './file-problem';
import { copyTo } from './sqlite';
import { lockFor, realPathOf, requireSound, WAL_FILES } from './sqlite-file';
import { refuseLater } from './upgrade';

export interface Restored {
  /** The new name of the database that was there; `undefined` if there was none. */
  readonly replaced: string | undefined;
  /** Whether the copy is of an earlier version, so that the relay will upgrade it. */
  readonly isOlder: boolean;
}

/**
 * Replaces the database `name` by the copy. The database that was there is kept under another name, with its write-ahead log.
 *
 * @throws {CopyError} if the copy is damaged, is not a relay's database, or is of a later version.
 * @throws if a relay uses the database.
 */
export async function restoreSqlite(name: string, copy: string): Promise<Restored> {
  const file = realPathOf(name);
  const lock = lockFor(file);
  try {
    const part = `${file}.restored`;
    const isOlder = await copyChecked(copy, part);
    const replaced = existsSync(file) ? await setAside(file) : undefined;
    await rename(part, file);
    return { replaced, isOlder };
  } finally {
    lock.close();
  }
}

/** The copy cannot be put back. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

/** Copies the copy, if it is sound and of a known version. Returns whether the version is an earlier one. */
async function copyChecked(copy: string, part: string): Promise<boolean> {
  let source: Libsql.Database | undefined;
  try {
    source = new Libsql(copy, { readonly: true });
    requireSound(source);
    const migrations = source.prepare('select name from kysely_migration').pluck().all().map(String);
    const isOlder = await refuseLater(migrations);
    await copyTo(part, source);
    return isOlder;
  } catch (error) {
    throw new CopyError(reasonOf(copy, error));
  } finally {
    source?.close();
  }
}

function reasonOf(copy: string, error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return /no such table/.test(error.message)
    ? 'it is not a relay’s database'
    : (fileProblem(copy, error) ?? error.message);
}

/** Renames the database and its write-ahead log. Returns the new name. */
async function setAside(file: string): Promise<string> {
  const name = `${file}.replaced-${new Date().toISOString().replace(/[:.]/g, '-')}`;
  // The log first: if this stops here, SQLite finds a database without its log, and not the new database with the old log.
  for (const ending of [...WAL_FILES, ''])
    if (existsSync(file + ending)) await rename(file + ending, name + ending);
  return name;
}
