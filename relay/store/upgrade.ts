// Upgrades a database of an earlier version, after copying it, and refuses one of a later version.

import { existsSync } from 'node:fs';
import { Migrator, sql } from 'kysely';
import type { Store } from './engine';
import { migrations } from './migrations';

/** Upgrades the database of a relay that starts. */
export async function upgrade(
  store: Store,
  {
    file,
    onCopy,
  }: {
    /** The file of the database, if it is one. */
    readonly file: string | undefined;
    /** Called with the name of the copy that was made before the upgrade. */
    readonly onCopy: (copy: string) => void;
  },
): Promise<void> {
  const { executed, pending } = await versionOf(store);
  const [first] = pending;
  if (first === undefined) return;
  if (executed > 0 && file !== undefined && store.copyTo !== undefined) {
    const copy = unusedName(`${file}.before-${first}`);
    await store.copyTo(copy);
    onCopy(copy);
  }
  const { error } = await new Migrator({ db: store.database, provider: migrations }).migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * Returns the number of migrations that the database has, and the names of those that it lacks.
 *
 * @throws if it has a migration of a later version.
 */
export async function versionOf({ database }: Store): Promise<{ executed: number; pending: string[] }> {
  const steps = await new Migrator({ db: database, provider: migrations }).getMigrations();
  const executed = steps.filter(({ executedAt }) => executedAt !== undefined);
  if (executed.length > 0) {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database);
    await refuseLater(rows.map(({ name }) => name));
  }
  const pending = steps.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name);
  return { executed: executed.length, pending };
}

/**
 * Returns whether a database with the migrations `names` is of an earlier version.
 *
 * @throws if one of them is of a later version.
 */
export async function refuseLater(names: readonly string[]): Promise<boolean> {
  const known = Object.keys(await migrations.getMigrations());
  const later = names.find((name) => !known.includes(name));
  if (later === undefined) return names.length < known.length;
  throw new Error(
    `a later version of the relay has upgraded it (${later}). Run that version, or put back the copy that was made before the upgrade`,
  );
}

function unusedName(name: string, number = 1): string {
  const candidate = number === 1 ? name : `${name}-${number}`;
  return existsSync(candidate) ? unusedName(name, number + 1) : candidate;
}
