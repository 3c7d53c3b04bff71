// The relay's commands, each as a process of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Config } from '../../relay/config/config';
import { spawnRelay } from '../../testing/newsroom/relay-process';

export interface CommandResult {
  readonly code: number | null;
  /** All that it printed. */
  readonly text: string;
}

/** Runs a command as a process of its own. */
export async function command(config: Config, ...words: string[]): Promise<CommandResult> {
  const { exit, output } = await spawnRelay(config, { command: words });
  return { code: await exit, text: output() };
}

/** Runs a command as an operator does, with nothing but `env` to configure it. */
export async function npmRunRelay(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<CommandResult> {
  const child = spawn('npm', ['run', '--silent', 'relay', '--', ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const [code]: (number | null)[] = await once(child, 'close');
  return { code: code ?? null, text };
}

/** Gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-command-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
