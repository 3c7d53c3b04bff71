// SQLite: a file that one relay uses.

import { open, rename, rm } from 'node:fs/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import Libsql from 'libsql';
import type { Store } from './engine';
import type { Tables } from './schema';

/** How long a transaction waits for another process's transaction, in milliseconds. A command's transaction takes a few milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the database in `file`.
 *
 * @param exclusive whether to lock out every other relay until the database is closed.
 * @throws if another relay has locked it.
 */
export function openSqlite(file: string, { exclusive }: { exclusive: boolean }): Store {
  const lock = exclusive ? lockFor(file) : undefined;
  try {
    const sqlite = new Libsql(file, { timeout: BUSY_TIMEOUT_MS });
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL'); // WAL's default, NORMAL, may lose the last commits in a power cut
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('secure_delete = ON'); // deleted data is overwritten with zeros
    const database = new Kysely<Tables>({ dialect: new RelayDialect({ database: preparingOnce(sqlite) }) });
    return {
      database,
      isShared: false,
      copyTo: (copy) => copyTo(copy, sqlite),
      purge: async () => {
        sqlite.pragma('wal_checkpoint(TRUNCATE)'); // the write-ahead log still holds what was erased
      },
      close: async () => {
        await database.destroy();
        lock?.close();
      },
    };
  } catch (error) {
    lock?.close();
    throw error;
  }
}

/**
 * Locks out every other relay from `file` until the lock is closed or this process ends.
 *
 * It is a SQLite lock on a file next to `file`. Unlike a process id in a file, it ends with the process that holds it, even in a crash;
 * and commands can still read and write `file`.
 */
function lockFor(file: string): { close(): void } {
  const lock = new Libsql(`${file}-lock`);
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
  return lock;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

/** Copies the database. The copy appears only when it is complete. It has readers' addresses, so only its owner may read it. */
async function copyTo(copy: string, sqlite: Libsql.Database): Promise<void> {
  const part = `${copy}.part`;
  await rm(part, { force: true });
  try {
    sqlite.prepare('vacuum into ?').run(part);
    const handle = await open(part, 'r+');
    await handle.chmod(0o600);
    await handle.sync();
    await handle.close();
    await rename(part, copy);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Caches prepared statements, a few dozen in all. Kysely prepares a statement every time, which takes longer than running it. */
function preparingOnce(sqlite: Libsql.Database): SqliteDialectConfig['database'] & object {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = sqlite.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    close: () => sqlite.close(),
  };
}

/**
 * Begins transactions immediately. Kysely begins them deferred and has no setting for it (kysely-org/kysely#1152). A deferred
 * transaction that reads first and then writes cannot wait for its turn: it fails if a command wrote between the two.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/**
 * Runs migrations in one transaction, so that a failed migration changes nothing. SQLite can roll back changes of tables, although
 * Kysely's adapter says that it cannot.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class RelayDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}
