// Measures the memory of a relay's process after it accepted and mailed `count` corrections.

import { execFileSync } from 'node:child_process';
import { postAll } from './clients';
import type { Engine } from './engines';
import { bodies, endRelays, startRelays } from './intake';
import { startSink } from './sink';

export interface Memory {
  /** Megabytes of resident memory. */
  readonly atStart: number;
  readonly accepted: number;
  readonly mailed: number;
}

/** Number of corrections that the clients post at a time, so that this process does not hold all bodies at once. */
const PART = 5_000;

export async function measureMemory(engine: Engine, count: number): Promise<Memory> {
  const sink = await startSink();
  const sent = sink.next(count);
  const running = await startRelays(await engine.newDatabase(), sink.url, 1);
  const pid = running[0]?.child.pid ?? 0;
  const atStart = megabytesOf(pid);
  for (let posted = 0; posted < count; posted += PART) {
    await postAll(
      running.map(({ inbox }) => inbox),
      bodies(Math.min(PART, count - posted), posted),
      16,
    );
  }
  const accepted = megabytesOf(pid);
  await sent;
  const mailed = megabytesOf(pid);
  await endRelays(running);
  await sink.stop();
  return { atStart, accepted, mailed };
}

function megabytesOf(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Math.round(Number(kilobytes) / 1024);
}
