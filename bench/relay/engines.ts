// Both database engines, each with a bare insert as its anchor.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import pg from 'pg';
import type { DatabaseLocation } from '../../relay/domain/database-location';
import { openStore } from '../../relay/store/store';
import { createDatabase, findPostgres, startPostgres } from '../../testing/newsroom/postgres-server';

export interface Engine {
  readonly name: string;
  /** Whether several relays can work on one database. */
  readonly isShared: boolean;
  newDatabase(): Promise<DatabaseLocation>;
  /** Inserts the rows with the engine's own driver, each in its own transaction; returns the seconds. */
  insertBare(location: DatabaseLocation, rows: readonly BareRow[], clients: number): Promise<number>;
  stop(): Promise<void>;
}

export type BareRow = Readonly<Record<string, string | number | null>>;

/** SQLite, and PostgreSQL if it is installed. */
export async function startEngines(): Promise<readonly Engine[]> {
  return [await sqlite(), ...(findPostgres() === undefined ? [] : [await postgres()])];
}

async function sqlite(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-bench-'));
  let databases = 0;
  return {
    name: 'SQLite',
    isShared: false,
    async newDatabase() {
      databases += 1;
      return { file: join(folder, `${databases}.sqlite`) };
    },
    async insertBare(location, rows) {
      if (!('file' in location)) throw new TypeError('not a file');
      await (await openStore(location)).close(); // creates the tables
      const database = new Libsql(location.file);
      database.pragma('journal_mode = WAL');
      database.pragma('synchronous = FULL');
      const insert = database.prepare(insertOf(rows, () => '?'));
      const begun = performance.now();
      for (const row of rows) insert.run(Object.values(row));
      const seconds = (performance.now() - begun) / 1_000;
      database.close();
      return seconds;
    },
    stop: () => rm(folder, { recursive: true, maxRetries: 5 }),
  };
}

async function postgres(): Promise<Engine> {
  const server = await startPostgres();
  return {
    name: 'PostgreSQL',
    isShared: true,
    newDatabase: async () => ({ url: await createDatabase(server.url) }),
    async insertBare(location, rows, clients) {
      if (!('url' in location)) throw new TypeError('not an address');
      await (await openStore(location)).close();
      const pool = new pg.Pool({ connectionString: location.url, max: clients });
      pool.on('error', () => undefined); // the server reports ended connections when it stops
      await Promise.all(Array.from({ length: clients }, () => pool.query('select 1')));
      const insert = { name: 'insert', text: insertOf(rows, (index) => `$${index + 1}`) };
      const remaining = rows.values();
      const begun = performance.now();
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (const row of remaining) await pool.query({ ...insert, values: Object.values(row) });
        }),
      );
      const seconds = (performance.now() - begun) / 1_000;
      await pool.end();
      return seconds;
    },
    stop: () => server.stop(),
  };
}

function insertOf(rows: readonly BareRow[], placeholder: (index: number) => string): string {
  const columns = Object.keys(rows[0] ?? {});
  return `insert into corrections (${columns.join(', ')}) values (${columns.map((_, index) => placeholder(index)).join(', ')})`;
}
