import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Config } from '../../relay/config/config';
import { startRelay } from '../../relay/relay';
import { type RelayProcess, spawnRelay } from '../../testing/newsroom/relay-process';
import { startSmtpSink } from '../../testing/newsroom/smtp-sink';
import { RELAY } from './fixtures/command-process';
import { engine } from './fixtures/engine';
import { annotation, locationOf, newsroomConfig, post, waitForStatus } from './fixtures/newsroom';

const LEASE_AND_MORE_MS = 6 * 60_000;
const quiet = { log: () => undefined };

/** Starts a relay in a separate process, which is killed after the test. */
async function spawn(config: Config): Promise<RelayProcess> {
  const relay = await spawnRelay(config, { program: RELAY });
  onTestFinished(() => {
    relay.child.kill('SIGKILL');
  });
  return relay;
}

const processes = { timeout: 60_000 }; // three processes may start at once on two busy cores

describe('npm run relay', processes, () => {
  test('prints the tag for a site’s pages, accepts corrections, and ends cleanly', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const relay = await spawn(await newsroomConfig({ smtpUrl: sink.url }));
    expect(relay.inbox).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/inbox$/);
    locationOf(await post(relay, annotation()));
    await sink.waitForLetters(1);
    relay.child.kill('SIGTERM');
    expect(await relay.exit).toBe(0);
  });

  test('ends with 1 and prints only the problem with its configuration', async () => {
    const relay = await spawn(await newsroomConfig({ smtpUrl: 'mail.test' }));
    expect(await relay.exit).toBe(1);
    expect(relay.output()).toMatch(/^relay\.config\.json: smtp: must be an address such as \S+\n$/);
  });

  test('ends with 1 and says so if its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => {
      other.close();
    });
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const relay = await spawn(await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1', port }));
    expect(await relay.exit).toBe(1);
    expect(relay.output()).toMatch(
      new RegExp(`^port: cannot listen on 127\\.0\\.0\\.1:${port}: .*EADDRINUSE`),
    );
    expect(relay.output()).not.toContain('    at ');
  });
});

test(
  'corrections that a killed relay accepted with 201 are mailed by the next relay',
  processes,
  async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url });
    const killed = await spawn(config);
    sink.hold();
    const locations = (await Promise.all(Array.from({ length: 10 }, () => post(killed, annotation())))).map(
      locationOf,
    );
    await sink.waitForHeld(4);
    killed.child.kill('SIGKILL');
    await killed.exit;
    sink.release(); // the server has these four, but the relay was killed before the response
    await sink.waitForLetters(4);

    const next = await startRelay(config, { ...quiet, now: () => Date.now() + LEASE_AND_MORE_MS });
    onTestFinished(() => next.stop());
    await Promise.all(
      locations.map((location) =>
        waitForStatus(location.replace(new URL(location).origin, next.url), 'mailed'),
      ),
    );
    expect(new Set(sink.letters.map(({ messageId }) => messageId)).size).toBe(10);
    expect(sink.letters).toHaveLength(14); // the four again, each with the same Message-ID, by which mail programs recognise it
  },
);

describe.runIf(engine === 'PostgreSQL')('two relays on one database', () => {
  test('mail each letter once', processes, async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url });
    const [first, second] = await Promise.all([spawn(config), spawn(config)]);
    sink.hold();
    // More letters than one relay can send at once, so the other takes from the same queue.
    const posted = Array.from({ length: 48 }, (_, index) => post(index % 2 ? first : second, annotation()));
    const locations = (await Promise.all(posted)).map(locationOf);
    await sink.waitForHeld(8);
    sink.release();
    await Promise.all(locations.map((location) => waitForStatus(location, 'mailed')));
    expect(sink.letters).toHaveLength(48);
    expect(new Set(sink.letters.map(({ messageId }) => messageId)).size).toBe(48);
  });

  test('do not send the letters that the other is sending', processes, async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url });
    const busy = await spawn(config);
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
});

describe.runIf(engine === 'SQLite')('a SQLite file', processes, () => {
  test('can be used by one relay only: a second one ends with 1 and says what to do', async () => {
    const config = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1' });
    const first = await spawn(config);
    const second = await spawn(config);
    expect(await second.exit).toBe(1);
    expect(second.output()).toMatch(
      /^database: \S+relay\.sqlite cannot be opened: another relay uses this file\. .*\n$/,
    );
    locationOf(await post(first, annotation()));
  });

  test('is free again after its relay was killed, and the letters that it was sending are mailed immediately', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url });
    const killed = await spawn(config);
    sink.hold();
    const location = locationOf(await post(killed, annotation()));
    await sink.waitForHeld(1);
    killed.child.kill('SIGKILL');
    await killed.exit;
    sink.release();
    const next = await startRelay(config, quiet);
    onTestFinished(() => next.stop());
    await waitForStatus(location.replace(new URL(location).origin, next.url), 'mailed');
  });
});
