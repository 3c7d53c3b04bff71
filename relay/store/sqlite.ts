// SQLite: a file that one relay uses.

import { existsSync } from 'node:fs';
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
  sql,
} from 'kysely';
import Libsql from 'libsql';
import type { Store } from './engine';
import type { Tables } from './schema';
import { lockFor, markCopy, realPathOf, refuseForeignWal, requireSound } from './sqlite-file';

/** How long a transaction waits for another process's transaction, in milliseconds. A command's transaction takes a few milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the database in the file `name`.
 *
 * @param exclusive whether to lock out every other relay until the database is closed.
 * @throws if another relay has locked it, if it was replaced under its write-ahead log, or if a crash damaged it.
 */
export function openSqlite(name: string, { exclusive }: { exclusive: boolean }): Store {
  const file = realPathOf(name);
  const lock = exclusive ? lockFor(file) : undefined;
  try {
    refuseForeignWal(file);
    const crashed = exclusive && existsSync(`${file}-wal`);
    const sqlite = new Libsql(file, { timeout: BUSY_TIMEOUT_MS });
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL'); // WAL's default, NORMAL, may lose the last commits in a power cut
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('secure_delete = ON'); // deleted data is overwritten with zeros
    if (crashed) requireSound(sqlite);
    lock?.mark(sqlite);
    const database = new Kysely<Tables>({ dialect: new RelayDialect({ database: preparingOnce(sqlite) }) });
    return {
      database,
      isShared: false,
      copyTo: (copy) => copyTo(copy, sqlite),
      purge: () => purge(database),
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
 * Moves the write-ahead log, which still holds what was erased, into the file, where it is overwritten. It waits for this process's
 * transactions, which use the same connection, but not for other programs, because that would block this process.
 */
function purge(database: Kysely<Tables>): Promise<'done' | 'busy'> {
  return database.connection().execute(async (connection) => {
    await sql`pragma busy_timeout = 0`.execute(connection);
    try {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(TRUNCATE)`.execute(connection);
      return rows[0]?.busy === 0 ? 'done' : 'busy';
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(BUSY_TIMEOUT_MS)}`.execute(connection);
    }
  });
}

/** Copies the database. The copy appears only when it is complete. It has readers' addresses, so only its owner may read it. */
export async function copyTo(copy: string, sqlite: Libsql.Database): Promise<void> {
  const part = `${copy}.part`;
  await rm(part, { force: true });
  try {
    sqlite.prepare('vacuum into ?').run(part);
    markCopy(part);
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
    prepare(text) {
      const known = statements.get(text);
      if (known !== undefined) return known;
      const statement = sqlite.prepare(text);
      statements.set(text, statement);
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
