// npm run test:crashes -- [--engine sqlite|postgres] [--corrections N] [--kills N] [--seed N]

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { createDatabase, findPostgres, startPostgres } from '../../testing/newsroom/postgres-server';
import { type Crashes, runCrashes, type Tally } from './crashes';

const ENGINES = ['sqlite', 'postgres'] as const;
type Engine = (typeof ENGINES)[number];

const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true },
    corrections: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});
const count = v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(0));
const { engine: engines, ...options } = v.parse(
  v.object({
    engine: v.optional(v.array(v.picklist(ENGINES)), [...ENGINES]),
    corrections: count,
    kills: count,
    seed: count,
  }),
  values,
);

for (const engine of engines) {
  if (engine === 'postgres' && findPostgres() === undefined) {
    console.log('postgres: not installed, skipped');
    continue;
  }
  const tally = await runOn(engine);
  console.log(`${engine}, seed ${options.seed}:`, tally);
  if (tally.lost.length + tally.unexplained.length + tally.unmarked > 0) process.exitCode = 1;
}

async function runOn(engine: Engine): Promise<Tally> {
  const crashes: Omit<Crashes, 'database' | 'relays'> = options;
  if (engine === 'postgres') {
    const server = await startPostgres();
    try {
      return await runCrashes({ ...crashes, database: { url: await createDatabase(server.url) }, relays: 3 });
    } finally {
      await server.stop();
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-crashes-'));
  try {
    return await runCrashes({ ...crashes, database: { file: join(folder, 'relay.sqlite') }, relays: 1 });
  } finally {
    await rm(folder, { recursive: true });
  }
}
