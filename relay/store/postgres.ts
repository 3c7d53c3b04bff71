// PostgreSQL: a server on which any number of relays share the work.

import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { connectionString } from '../domain/database-location';
import type { Store } from './engine';
import type { Tables } from './schema';

/** Of one relay: acceptances and letters each go in batches, so that a few carry everything. PostgreSQL has 100 for all. */
const CONNECTIONS = 6;
const CONNECTION_TIMEOUT_MS = 10_000;
const QUERY_TIMEOUT_MS = 30_000;
/** A relay that froze in the middle of a transaction lets go of its rows. */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000;
const KEEP_ALIVE_MS = 10_000;

const OLDEST_VERSION = 13;

/** @throws where the server cannot be reached, or does not keep what it commits. */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: connectionString(url),
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'corrigenda-relay',
    types: { getTypeParser },
  });
  // A connection broke, as in a restart of the server: the next query opens another. The pool hears it of those that are idle;
  // of one that is in a transaction and waits for no answer just then, nobody would, and Node ends a process for that.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const store: Store = {
    database,
    isShared: true,
    async purge() {
      await sql`vacuum corrections, verdicts`.execute(database);
    },
    close: () => database.destroy(),
  };
  try {
    await requireDurability(database);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A `bigint`, which times and counts are, as a number: it holds them exactly for the next 285,000 years. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);

/** A 201 says that a power cut cannot take the correction away again: the server must be set up so that this is true. */
async function requireDurability(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ fsync: string | null; commit: string; encoding: string; version: string }>`
    select current_setting('fsync', true) as fsync, current_setting('synchronous_commit') as commit,
      current_setting('server_encoding') as encoding, current_setting('server_version_num') as version`.execute(
    database,
  );
  const [{ fsync = null, commit = '', encoding = '', version = '' } = {}] = rows;
  if (fsync === 'off' || commit === 'off') {
    const setting = fsync === 'off' ? 'fsync' : 'synchronous_commit';
    throw new Error(
      `the server has ${setting} = off, with which a power cut takes accepted corrections away`,
    );
  }
  if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}; make it with encoding 'UTF8'`);
  if (Number(version) < OLDEST_VERSION * 10_000)
    throw new Error(`the server is older than PostgreSQL ${OLDEST_VERSION}`);
}
