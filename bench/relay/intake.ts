// Measures accepted corrections per second over HTTP, against bare inserts of the same rows.

import { randomUUID } from 'node:crypto';
import type { DatabaseLocation } from '../../relay/domain/database-location';
import { openStore } from '../../relay/store/store';
import { type RelayProcess, spawnRelay } from '../../testing/newsroom/relay-process';
import { sampleBody, sampleConfig } from '../../testing/samples/posted';
import { quantile } from '../benchmark';
import { postAll } from './clients';
import type { BareRow, Engine } from './engines';
import { startSink } from './sink';

export interface Intake {
  /** Rows and corrections per second. */
  readonly bare: number;
  readonly ours: number;
  /** Latency of our responses in milliseconds. */
  readonly p99: number;
}

/** Runs one round of each. The mail server never responds, so no letter is sent, and only acceptance is measured. */
export async function measureIntake(
  engine: Engine,
  { count, clients, relays = 1 }: { count: number; clients: number; relays?: number },
): Promise<Intake> {
  const location = await engine.newDatabase();
  const silent = await startSink({ silent: true });
  const running = await startRelays(location, silent.url, relays);
  const inboxes = running.map(({ inbox }) => inbox);
  await postAll(inboxes, bodies(500), clients); // warms up the compiler
  const { seconds, latencies } = await postAll(inboxes, bodies(count, 500), clients);
  await endRelays(running);
  await silent.stop();
  const rows = await rowsLike(location, count);
  const bare = await engine.insertBare(await seededLike(engine, location), rows, clients);
  return { bare: count / bare, ours: count / seconds, p99: quantile(latencies, 0.99) };
}

export function startRelays(
  location: DatabaseLocation,
  smtpUrl: string,
  count: number,
): Promise<RelayProcess[]> {
  const relays = Array.from({ length: count }, () =>
    spawnRelay(sampleConfig(location, smtpUrl), { keepsLog: false }),
  );
  return Promise.all(relays);
}

/** Stops immediately, because unfinished work no longer matters. */
export async function endRelays(relays: readonly RelayProcess[]): Promise<void> {
  for (const { child } of relays) child.kill('SIGKILL');
  await Promise.all(relays.map(({ exit }) => exit));
}

/** Returns the bodies of different corrections, numbered from `from`. */
export function bodies(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => sampleBody(from + index));
}

/** Returns `count` rows like those of the relay, with new ids. */
async function rowsLike(location: DatabaseLocation, count: number): Promise<BareRow[]> {
  const store = await openStore(location);
  const rows = await store.database.selectFrom('corrections').selectAll().limit(count).execute();
  await store.close();
  return rows.map((row) => ({ ...row, id: randomUUID(), token: randomUUID() }));
}

/** Returns a new database that contains only the same stories. */
async function seededLike(engine: Engine, location: DatabaseLocation): Promise<DatabaseLocation> {
  const source = await openStore(location);
  const stories = await source.database.selectFrom('stories').selectAll().execute();
  await source.close();
  const empty = await engine.newDatabase();
  const store = await openStore(empty);
  await store.database.insertInto('stories').values(stories).execute();
  await store.close();
  return empty;
}
