// PostgreSQL: a server that any number of relays can share.

import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { connectionString } from '../domain/database-location';
import type { Store } from './engine';
import type { Tables } from './schema';

/** Maximum number of a relay's connections to PostgreSQL. Its work is batched, so few are enough; the server allows 100 by default. */
const MAX_CONNECTIONS = 6;
/** How long the relay waits for a connection to PostgreSQL, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 10_000;
/** How long the relay waits for the result of a query, in milliseconds. */
const QUERY_TIMEOUT_MS = 30_000;
/** How long a relay that hangs inside a transaction keeps its rows locked, in milliseconds. */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000;
/** How long a connection is idle before TCP checks whether the server is still there, in milliseconds. */
const KEEP_ALIVE_MS = 10_000;

/** Minimum major version of PostgreSQL. */
const MIN_VERSION = 13;

/** @throws if the server cannot be reached, or could lose committed data. */
export async function openPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: connectionString(url),
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'corrigenda-relay',
    types: { getTypeParser },
  });
  // If a connection breaks, as in a restart of the server, the next query opens another. The pool handles errors of idle connections
  // only. Without our listener, a connection that breaks inside a transaction, between two queries, would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const store: Store = {
    database,
    isShared: true,
    async purge() {
      await sql`vacuum corrections, verdicts`.execute(database);
      return 'done';
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

/** Reads a `bigint` (a time or a count) as a number, which is exact for the next 285,000 years. */
const getTypeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary') =>
  type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format);

/** Refuses a server that could lose a correction in a power cut after the relay answered 201. */
async function requireDurability(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ fsync: string | null; commit: string; encoding: string; version: string }>`
    select current_setting('fsync', true) as fsync, current_setting('synchronous_commit') as commit,
      current_setting('server_encoding') as encoding, current_setting('server_version_num') as version`.execute(
    database,
  );
  const [{ fsync = null, commit = '', encoding = '', version = '' } = {}] = rows;
  if (fsync === 'off' || commit === 'off') {
    const setting = fsync === 'off' ? 'fsync' : 'synchronous_commit';
    throw new Error(`the server has ${setting} = off, so a power cut can lose accepted corrections`);
  }
  if (encoding !== 'UTF8') throw new Error(`its encoding is ${encoding}; create it with encoding 'UTF8'`);
  if (Number(version) < MIN_VERSION * 10_000)
    throw new Error(`the server is older than PostgreSQL ${MIN_VERSION}`);
}
