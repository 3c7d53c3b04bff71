// Measures letters per second from the queue to the mail server, against a bare loop over the same letters.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DatabaseLocation } from '../../relay/domain/database-location';
import { openStore } from '../../relay/store/store';
import { postAll } from './clients';
import type { Engine } from './engines';
import { bodies, endRelays, startRelays } from './intake';
import { startSink } from './sink';

export interface Letters {
  /** Letters per second. */
  readonly bare: number;
  readonly ours: number;
}

/** Runs one round of each, both with the same number of connections. */
export async function measureLetters(
  engine: Engine,
  { count, relays = 1 }: { count: number; relays?: number },
): Promise<Letters> {
  const location = await queueOf(engine, count);
  const sink = await startSink();
  const ours = sink.next(count);
  const running = await startRelays(location, sink.url, relays);
  const seconds = await ours;
  await endRelays(running);
  const bare = await measureBare(count);
  await sink.stop();
  return { bare, ours: count / seconds };
}

async function measureBare(count: number): Promise<number> {
  const sink = await startSink();
  const sent = sink.next(count);
  const script = join(import.meta.dirname, 'bare-letters.ts');
  const sender = spawn(process.execPath, ['--import', 'tsx', script, sink.url, String(count)], {
    stdio: 'inherit',
  });
  const seconds = await Promise.race([
    sent,
    once(sender, 'exit').then(([code]) =>
      code === 0 ? sent : Promise.reject(new Error(`exit code ${code}`)),
    ),
  ]);
  sender.kill();
  await sink.stop();
  return count / seconds;
}

/** Returns a database in which `count` letters are due. */
async function queueOf(engine: Engine, count: number): Promise<DatabaseLocation> {
  const location = await engine.newDatabase();
  const silent = await startSink({ silent: true });
  const running = await startRelays(location, silent.url, 1);
  await postAll(
    running.map(({ inbox }) => inbox),
    bodies(count),
    16,
  );
  await endRelays(running);
  await silent.stop();
  const store = await openStore(location);
  await store.database.updateTable('corrections').set({ due_at: 0, holder: null, attempts: 0 }).execute();
  await store.close();
  return location;
}
