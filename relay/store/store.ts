// Opens the relay's database with the engine that the configuration names.

import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError } from '../domain/config-error';
import type { DatabaseLocation } from '../domain/database-location';
import type { Store } from './engine';
import { fileProblem } from './file-problem';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';
import { upgrade, versionOf } from './upgrade';

/**
 * Opens the database at `location` for a relay. Creates it if it does not exist, and upgrades it. Before that, it copies a SQLite
 * database, and calls `onCopy` with the name of the copy.
 *
 * Committed data survives a power cut. If the database is not shared, no other relay can open it before `close`.
 */
export async function openStore(
  location: DatabaseLocation,
  onCopy: (copy: string) => void = () => undefined,
): Promise<Store> {
  const file = 'file' in location ? location.file : undefined;
  const store =
    'file' in location ? openSqlite(location.file, { exclusive: true }) : await openPostgres(location.url);
  return orClose(store, () => upgrade(store, { file, onCopy }));
}

/** Opens the database at `location` for a command. A relay may use it at the same time. */
export async function visitStore(location: DatabaseLocation): Promise<Store> {
  if ('file' in location && !existsSync(location.file))
    throw new Error('it does not exist yet: start the relay once');
  const store = await openShared(location);
  return orClose(store, async () => {
    if ((await versionOf(store)).pending.length > 0)
      throw new Error('it is of an older version: start the relay once');
  });
}

/** Returns whether the database at `location` has this version, has an older one, or is absent and can be created. */
export async function stateOfStore(location: DatabaseLocation): Promise<'ready' | 'older' | 'absent'> {
  if ('file' in location && !existsSync(location.file)) {
    await access(dirname(location.file), constants.W_OK);
    return 'absent';
  }
  const store = await openShared(location);
  try {
    const { executed, pending } = await versionOf(store);
    return pending.length === 0 ? 'ready' : executed > 0 ? 'older' : 'absent';
  } finally {
    await store.close();
  }
}

/** Opens the database without locking out others. */
async function openShared(location: DatabaseLocation): Promise<Store> {
  return 'file' in location ? openSqlite(location.file, { exclusive: false }) : openPostgres(location.url);
}

async function orClose(store: Store, prepare: () => Promise<void>): Promise<Store> {
  try {
    await prepare();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Returns an error that tells the operator why the database cannot be opened. */
export function cannotOpen(location: DatabaseLocation, error: unknown): ConfigError {
  const problem = 'file' in location ? fileProblem(location.file, error) : undefined;
  return new ConfigError(`database: ${nameOf(location)} cannot be opened: ${problem ?? messageOf(error)}`);
}

/** Returns the name of the database, without the user and the password. */
function nameOf(location: DatabaseLocation): string {
  if ('file' in location) return location.file;
  const { host, pathname, searchParams } = new URL(location.url);
  return `${searchParams.get('host') ?? host}${pathname}`;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // If a host has several addresses and none responds, Node's error has only a code.
  return error.message === '' && 'code' in error ? String(error.code) : error.message;
}
