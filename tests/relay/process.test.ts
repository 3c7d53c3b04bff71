import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Config } from '../../relay/config';
import { startRelay } from '../../relay/relay';
import { annotation, locationOf, newsroomConfig, post, waitForStatus } from './newsroom';
import { startSmtpSink } from './smtp-sink';

const LEASE_AND_MORE_MS = 6 * 60_000;
const quiet = { log: () => undefined };

interface RelayProcess {
  readonly child: ChildProcess;
  readonly exit: Promise<number | null>;
  readonly inbox: string;
  readonly output: () => string;
}

/** `npm run relay` with `config` in its file; resolves when it listens or has ended. */
async function spawnRelay({ smtpUrl, databaseFile, ...config }: Config): Promise<RelayProcess> {
  const folder = await mkdtemp(join(dirname(databaseFile), 'config-'));
  const file = join(folder, 'relay.config.json');
  await writeFile(file, JSON.stringify({ ...config, smtp: smtpUrl, database: `file:${databaseFile}` }));
  const child = spawn(process.execPath, ['--import', 'tsx', 'relay/main.ts'], {
    env: { PATH: process.env.PATH, RELAY_CONFIG: file },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let output = '';
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
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

const processes = { timeout: 60_000 }; // three of them may start at once on two busy cores

describe('npm run relay', processes, () => {
  test('says what to paste into a site, takes corrections, and ends cleanly', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const relay = await spawnRelay(await newsroomConfig({ smtpUrl: sink.url }));
    expect(relay.inbox).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/inbox$/);
    locationOf(await post(relay, annotation()));
    await sink.waitForLetters(1);
    relay.child.kill('SIGTERM');
    expect(await relay.exit).toBe(0);
  });

  test('ends with 1 and says what is wrong with its configuration, and no more', async () => {
    const relay = await spawnRelay(await newsroomConfig({ smtpUrl: 'mail.test' }));
    expect(await relay.exit).toBe(1);
    expect(relay.output()).toMatch(/^relay\.config\.json: smtp: must be an address such as \S+\n$/);
  });

  test('ends with 1 and says so where its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => {
      other.close();
    });
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const relay = await spawnRelay(await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1', port }));
    expect(await relay.exit).toBe(1);
    expect(relay.output()).toMatch(
      new RegExp(`^port: cannot listen on 127\\.0\\.0\\.1:${port}: .*EADDRINUSE`),
    );
    expect(relay.output()).not.toContain('    at ');
  });
});

test('two relays on one database mail each letter once', processes, async () => {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const config = await newsroomConfig({ smtpUrl: sink.url });
  const [first, second] = await Promise.all([spawnRelay(config), spawnRelay(config)]);
  sink.hold();
  // More than one relay has hands for: the other takes from the same queue.
  const posted = Array.from({ length: 24 }, (_, index) => post(index % 2 ? first : second, annotation()));
  const locations = (await Promise.all(posted)).map(locationOf);
  await sink.waitForHeld(8);
  sink.release();
  await Promise.all(locations.map((location) => waitForStatus(location, 'mailed')));
  expect(sink.letters).toHaveLength(24);
  expect(new Set(sink.letters.map(({ messageId }) => messageId)).size).toBe(24);
});

test('what a killed relay had answered 201 to is mailed by the next one', processes, async () => {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const config = await newsroomConfig({ smtpUrl: sink.url });
  const killed = await spawnRelay(config);
  sink.hold();
  const locations = (await Promise.all(Array.from({ length: 10 }, () => post(killed, annotation())))).map(
    locationOf,
  );
  await sink.waitForHeld(4);
  killed.child.kill('SIGKILL');
  await killed.exit;
  sink.release(); // the server has these four, but the relay did not live to hear it
  await sink.waitForLetters(4);

  const next = await startRelay(config, { ...quiet, now: () => Date.now() + LEASE_AND_MORE_MS });
  onTestFinished(() => next.stop());
  await Promise.all(
    locations.map((location) =>
      waitForStatus(location.replace(new URL(location).origin, next.url), 'mailed'),
    ),
  );
  expect(new Set(sink.letters.map(({ messageId }) => messageId)).size).toBe(10);
  expect(sink.letters).toHaveLength(14); // the four again, each under its own Message-ID, by which mail programs tell
});

test('a letter that another relay has in its hands is left to it', processes, async () => {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const config = await newsroomConfig({ smtpUrl: sink.url });
  const busy = await spawnRelay(config);
  sink.hold();
  const held = locationOf(await post(busy, annotation()));
  await sink.waitForHeld(1);
  const idle = await startRelay(config, quiet);
  onTestFinished(() => idle.stop());
  const other = locationOf(await post(idle, annotation()));
  await sink.waitForHeld(2);
  sink.release();
  await Promise.all([waitForStatus(held, 'mailed'), waitForStatus(other, 'mailed')]);
  expect(sink.letters).toHaveLength(2);
});
