// Opens the SQLite file: what is committed in it survives a power cut.

import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  Migrator,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';
import Libsql from 'libsql';
import { migrations } from './migrations';
import type { Tables } from './schema';

const BUSY_TIMEOUT_MS = 5_000; // another relay's transaction takes a few milliseconds; a backup may take seconds

export type Database = Kysely<Tables>;

/** The database in `file`, made where it does not exist, with all migrations done. */
export async function openDatabase(file: string): Promise<Database> {
  const sqlite = new Libsql(file, { timeout: BUSY_TIMEOUT_MS });
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL'); // WAL's default, NORMAL, may lose the last commits in a power cut
  sqlite.pragma('foreign_keys = ON');
  const database: Database = new Kysely({ dialect: new RelaySqliteDialect({ database: sqlite }) });
  const { error } = await new Migrator({ db: database, provider: migrations }).migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw error;
  }
  return database;
}

/**
 * Kysely begins SQLite transactions deferred and has no setting for it (kysely-org/kysely#1152). A deferred transaction
 * that reads first and then writes fails at once when another process wrote in between: it cannot wait for its turn.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/**
 * SQLite rolls changes of tables back like any others; Kysely denies it. With this, migrations run in one transaction: two
 * relays that start at once on a new file take turns, and a migration that fails leaves nothing behind.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class RelaySqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }
}
