// `npm run relay` as a process of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config } from '../../relay/config';

export interface RelayProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  readonly inbox: string;
  readonly output: () => string;
}

/** `npm run relay -- …` with `config` in its file; resolves when it listens or has ended. */
export async function spawnRelay(config: Config, ...command: string[]): Promise<RelayProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'relay/main.ts', ...command], {
    env: { PATH: process.env.PATH, RELAY_CONFIG: await configFile(config) },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  const exit = once(child, 'close').then(([code]: (number | null)[]) => code ?? null);
  const listens = new Promise<void>((resolve) => {
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('paste this')) resolve();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
  });
  await Promise.race([listens, exit]);
  const inbox = /<link rel="http:\/\/www\.w3\.org\/ns\/ldp#inbox" href="([^"]+)">/.exec(output)?.[1] ?? '';
  return { child, exit, inbox, output: () => output };
}

async function configFile({ smtpUrl, database, ...config }: Config): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'relay.config.json');
  const url = 'file' in database ? `file:${database.file}` : database.url;
  await writeFile(file, JSON.stringify({ ...config, smtp: smtpUrl, database: url }));
  return file;
}
