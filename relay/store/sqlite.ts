// SQLite: a file that belongs to one relay.

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

const BUSY_TIMEOUT_MS = 5_000; // a command's transaction takes a few milliseconds

/**
 * The database in `file`.
 *
 * @param alone: whether to keep every other relay off it until it is closed.
 * @throws where another relay has it.
 */
export function openSqlite(file: string, { alone }: { alone: boolean }): Store {
  const lock = alone ? lockFor(file) : undefined;
  try {
    const sqlite = new Libsql(file, { timeout: BUSY_TIMEOUT_MS });
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL'); // WAL's default, NORMAL, may lose the last commits in a power cut
    sqlite.pragma('foreign_keys = ON');
    sqlite.pragma('secure_delete = ON'); // what is overwritten is overwritten with zeros
    const database = new Kysely<Tables>({ dialect: new RelayDialect({ database: preparingOnce(sqlite) }) });
    return {
      database,
      isShared: false,
      copyTo: (copy) => copyTo(copy, sqlite),
      purge: async () => {
        sqlite.pragma('wal_checkpoint(TRUNCATE)'); // the log has what was written before
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
 * Keeps every other relay off `file`, for as long as this process lives or until it is closed.
 *
 * It is a SQLite lock on a file beside it: unlike a process id in a file, it goes with the process that held it, however
 * that ended; and a command can read and write `file` meanwhile.
 */
function lockFor(file: string): { close(): void } {
  const lock = new Libsql(`${file}-lock`);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(
      'another relay works on this file. Stop that one, or give each a file of its own; ' +
        'for several relays on one database, take PostgreSQL',
    );
  }
  return lock;
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
}

/** A copy that is there is a whole one. Readers' addresses are in it: it is its owner's alone. */
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

/** Kysely prepares each statement anew each time, which takes longer than to run one. There are a few dozen in all. */
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
 * Kysely begins SQLite transactions deferred and has no setting for it (kysely-org/kysely#1152). A deferred transaction
 * that reads first and then writes fails at once when a command wrote in between: it cannot wait for its turn.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/**
 * SQLite rolls changes of tables back like any others; Kysely denies it. With this, migrations run in one transaction, and
 * one that fails leaves nothing behind.
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
