// The relay's database, on the engine that the configuration names.

import { constants, existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Migrator } from 'kysely';
import type { DatabaseLocation } from '../domain/database-location';
import type { Store } from './engine';
import { migrations } from './migrations';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';

/**
 * The database at `location` for a relay to work on, made where it does not exist, with all migrations done.
 *
 * What is committed in it survives a power cut. Where it is not shared, no other relay can open it before `close`.
 */
export async function openStore(location: DatabaseLocation): Promise<Store> {
  const store =
    'file' in location ? openSqlite(location.file, { alone: true }) : await openPostgres(location.url);
  return orClose(store, async () => {
    const { error } = await new Migrator({ db: store.database, provider: migrations }).migrateToLatest();
    if (error !== undefined) throw error;
  });
}

/** The database at `location` for somebody who looks in beside the relay, which may be at work. */
export async function visitStore(location: DatabaseLocation): Promise<Store> {
  if ('file' in location && !existsSync(location.file)) throw new Error('there is none: the relay makes it');
  const store = await openBeside(location);
  return orClose(store, async () => {
    const steps = await new Migrator({ db: store.database, provider: migrations }).getMigrations();
    if (steps.some(({ executedAt }) => executedAt === undefined))
      throw new Error('it is not of this version yet: start the relay once');
  });
}

/** How the database at `location` is: of this version, of an earlier one, or without any table, if it can be made. */
export async function stateOfStore(location: DatabaseLocation): Promise<'ready' | 'older' | 'absent'> {
  if ('file' in location && !existsSync(location.file)) {
    await access(dirname(location.file), constants.W_OK);
    return 'absent';
  }
  const store = await openBeside(location);
  try {
    const steps = await new Migrator({ db: store.database, provider: migrations }).getMigrations();
    const done = steps.filter(({ executedAt }) => executedAt !== undefined);
    return done.length === steps.length ? 'ready' : done.length > 0 ? 'older' : 'absent';
  } finally {
    await store.close();
  }
}

/** For somebody who does not keep others off it. */
async function openBeside(location: DatabaseLocation): Promise<Store> {
  return 'file' in location ? openSqlite(location.file, { alone: false }) : openPostgres(location.url);
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
