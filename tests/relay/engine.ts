// The relay's tests run twice: the project `relay` has them on SQLite, `relay on PostgreSQL` on a server that it starts.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { DatabaseLocation } from '../../relay/domain/database-location';
import { createDatabase, dropDatabase } from '../../testing/newsroom/postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    engine: 'SQLite' | 'PostgreSQL';
    /** The address of the server's own database; nothing where its programs are not installed. */
    postgres: string | undefined;
  }
}

/** The engine of this run. */
export const engine = inject('engine');

/** A database of the test's own, on the engine of this run, gone when the test is over. */
export function newDatabase(): Promise<DatabaseLocation> {
  return engine === 'SQLite' ? newFile() : newPostgresDatabase();
}

async function newFile(): Promise<DatabaseLocation> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-relay-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return { file: join(folder, 'relay.sqlite') };
}

async function newPostgresDatabase(): Promise<DatabaseLocation> {
  const server = inject('postgres');
  if (server === undefined) throw new Error('PostgreSQL is not installed.');
  const url = await createDatabase(server);
  onTestFinished(() => dropDatabase(server, url));
  return { url };
}
