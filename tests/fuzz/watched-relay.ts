// A relay in a process of its own, started as `npm run relay` starts it, that is watched from the inside.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { MeasureSchema, type Memory } from './measures';
import { HOSTS } from './values';

export interface WatchedRelay {
  readonly origin: string;
  /** Resolves with its memory, after a collection of garbage. */
  measure(): Promise<Memory>;
  /** Whether its process has ended. */
  hasEnded(): boolean;
  stop(): Promise<void>;
}

export interface RelayOptions {
  /** `off`: no limit hides what lies behind it. */
  readonly limits: 'off' | 'default';
  /** Letters go there; without it, every site is a dry run. */
  readonly smtpUrl?: string;
  readonly operatorToken: string;
  readonly onStall: (delayMs: number, cpuMs: number) => void;
  /** A line that it logged. */
  readonly onLine: (line: string) => void;
}

/** @throws {Error} when it does not start. */
export async function startWatchedRelay(options: RelayOptions): Promise<WatchedRelay> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-fuzz-'));
  const preload = join(import.meta.dirname, 'watched.ts');
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', '--import', preload, 'relay/main.ts'],
    {
      cwd: join(import.meta.dirname, '../..'),
      env: { PATH: process.env.PATH, RELAY_CONFIG_JSON: JSON.stringify(configOf(folder, options)) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  let ended = false;
  const exit = once(child, 'close').then(() => {
    ended = true;
  });
  const waiting: ((memory: Memory) => void)[] = [];
  child.on('message', (message) => {
    const measure = v.parse(MeasureSchema, message);
    switch (measure.kind) {
      case 'stall':
        return options.onStall(measure.delayMs, measure.cpuMs);
      case 'memory':
        return void waiting.shift()?.(measure);
      default:
        measure satisfies never;
    }
  });
  let output = '';
  const origin = new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [, address] = /ldp#inbox" href="(http:[^"]+)\/inbox"/.exec(output) ?? [];
      if (address !== undefined) resolve(address);
    });
  });
  let rest = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) options.onLine(line);
  });

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    await exit;
    await rm(folder, { recursive: true });
  }

  const address = await Promise.race([origin, exit]);
  if (address === undefined) {
    await stop();
    throw new Error(`The relay did not start. ${output}${rest}`);
  }
  const measure = () =>
    new Promise<Memory>((resolve) => {
      waiting.push(resolve);
      child.send('measure');
    });
  await measure(); // from here on it is watched
  return { origin: address, measure, hasEnded: () => ended, stop };
}

/** Three sites: one of the fuzzed requests, one with routes and a digest, and one for the control corrections alone. */
function configOf(folder: string, { limits, smtpUrl, operatorToken }: RelayOptions) {
  const dryRun = smtpUrl === undefined;
  const site = { editors: ['desk@news.test'], lettersPerHour: 100_000, dryRun };
  return {
    from: 'corrections@news.test',
    sites: [
      { ...site, name: 'Example News', hosts: [HOSTS.fuzzed], cms: 'https://cms.test/edit?url={url}' },
      {
        ...site,
        name: 'The Other Paper',
        hosts: [HOSTS.second],
        language: 'ar',
        lettersPerHour: 20,
        routes: [{ kinds: ['typo', 'link'], digest: '1 minute' }],
      },
      { ...site, name: 'Control', hosts: [HOSTS.control] },
    ],
    smtp: smtpUrl ?? 'smtp://127.0.0.1:9',
    host: '127.0.0.1',
    port: 0,
    database: `file:${join(folder, 'relay.sqlite')}`,
    operatorToken,
    ...(limits === 'off' ? { limits: { perReader: 'off', perSite: 'off' } } : {}),
  };
}
