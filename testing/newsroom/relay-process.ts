// The relay in its own process.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../relay/config/config';
import type { DatabaseLocation } from '../../relay/domain/database-location';

export interface RelayProcess {
  readonly child: ChildProcess;
  /** The exit code after it ended; `null` if it was killed. */
  readonly exit: Promise<number | null>;
  /** Empty if it ended before it listened. */
  readonly inbox: string;
  readonly output: () => string;
}

interface Options {
  /** What Node.js runs. By default what `npm run relay` runs. */
  readonly program?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether to keep its log for `output`. */
  readonly keepsLog?: boolean;
}

/** Starts a relay with `config` in its file; resolves when it listens or has ended. */
export async function spawnRelay(
  { smtpUrl, database, ...config }: Config,
  { program = ['--import', 'tsx', 'relay/main.ts'], command = [], env = {}, keepsLog = true }: Options = {},
): Promise<RelayProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-config-'));
  const file = join(folder, 'relay.config.json');
  await writeFile(
    file,
    JSON.stringify({ ...config, smtp: smtpUrl, database: addressOf(database) }, inWords),
    {
      mode: 0o600, // as `init` writes it: a relay warns about a file that everybody can read
    },
  );
  const child = spawn(process.execPath, [...program, ...command], {
    env: { PATH: process.env.PATH, RELAY_CONFIG: file, ...env },
    stdio: ['ignore', 'pipe', keepsLog ? 'pipe' : 'ignore'],
  });
  let output = '';
  const exit = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  const listens = new Promise<void>((resolve) => {
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('paste this')) resolve();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
  });
  await Promise.race([listens, exit]);
  await rm(folder, { recursive: true }); // the relay has read it
  const inbox = /<link rel="http:\/\/www\.w3\.org\/ns\/ldp#inbox" href="([^"]+)">/.exec(output)?.[1] ?? '';
  return { child, exit, inbox, output: () => output };
}

/** A configuration as its file contains it. */
export function addressOf(database: DatabaseLocation): string {
  return 'file' in database ? `file:${database.file}` : database.url;
}

/** Durations as the file contains them. */
function inWords(key: string, value: unknown): unknown {
  if (!['digest', 'mergeWindow'].includes(key) || typeof value !== 'number') return value;
  return value === 0 ? 'off' : `${value / 60_000} minutes`;
}
