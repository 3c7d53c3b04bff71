import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import pg from 'pg';
import { describe, expect, inject, onTestFinished, test } from 'vitest';
import { connectionString } from '../../../relay/domain/database-location';
import { startRelay } from '../../../relay/relay';
import { openStore } from '../../../relay/store/store';
import { type PostgresServer, startPostgres } from '../../../testing/newsroom/postgres-server';
import { engine, newDatabase } from '../fixtures/engine';
import {
  annotation,
  freePort,
  locationOf,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';

const hasOpenSsl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0;
  } catch {
    return false;
  }
})();

describe.runIf(engine === 'PostgreSQL')('PostgreSQL', { timeout: 60_000 }, () => {
  async function start(options: Parameters<typeof startPostgres>[0]): Promise<PostgresServer> {
    const server = await startPostgres(options);
    onTestFinished(() => server.stop());
    return server;
  }

  /** Whether the relay's connection is encrypted. */
  async function isEncrypted(url: string): Promise<unknown> {
    await (await openStore({ url })).close();
    const client = new pg.Client(connectionString(url));
    await client.connect();
    const { rows } = await client.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()');
    await client.end();
    return rows[0].ssl;
  }

  test.runIf(hasOpenSsl)(
    'gets an encrypted connection, and must prove its identity unless configured otherwise',
    async () => {
      const port = await freePort();
      const { certificate } = await start({ port, tls: true });
      const at = (host: string, parameters: string) =>
        `postgres://relay@${host}:${port}/postgres${parameters}`;
      // Linux and macOS connect 0.0.0.0 to this machine, but no standard says that they must.
      await expect(isEncrypted(at('0.0.0.0', ''))).rejects.toThrow(/self-signed certificate/);
      await expect(isEncrypted(at('0.0.0.0', `?sslrootcert=${certificate}`))).rejects.toThrow(/altnames/);
      expect(await isEncrypted(at('0.0.0.0', `?sslmode=verify-ca&sslrootcert=${certificate}`))).toBe(true);
      expect(await isEncrypted(at('0.0.0.0', '?sslmode=require'))).toBe(true);
      expect(await isEncrypted(at('localhost', `?sslmode=verify-full&sslrootcert=${certificate}`))).toBe(
        true,
      );
      expect(await isEncrypted(at('localhost', ''))).toBe(false);
    },
  );

  test('on another machine receives no unencrypted data', async () => {
    let received = Buffer.alloc(0);
    const server = createServer((socket) => {
      socket.on('data', (bytes: Buffer) => {
        received = Buffer.concat([received, bytes]);
        socket.write('N'); // the response of a server without TLS
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const url = `postgres://relay:secret@0.0.0.0:${port}/relay`;
    await expect(openStore({ url })).rejects.toThrow('does not support SSL');
    expect(received.toString('hex')).toBe('0000000804d2162f'); // only SSLRequest
  });

  test.each([
    ['fsync=off', 'fsync = off'],
    ['synchronous_commit=off', 'synchronous_commit = off'],
  ])('is refused if a power cut could lose accepted corrections: %s', async (setting, message) => {
    const { url } = await start({ settings: [setting] });
    await expect(openStore({ url })).rejects.toThrow(message);
  });

  test('that cannot be reached is reported without the password', async () => {
    const config = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1' });
    const url = `postgres://relay:secret@localhost:${await freePort()}/corrigenda`;
    const outcome = await startRelay({ ...config, database: { url } }).catch(String);
    expect(outcome).toMatch(
      /^ConfigError: database: localhost:\d+\/corrigenda cannot be opened: .*ECONNREFUSED/,
    );
    expect(outcome).not.toContain('secret');
  });

  test('may close all connections, and the relay continues', async () => {
    const database = await newDatabase();
    const { relay, sink } = await openNewsroom({ database }, { log: () => undefined });
    await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
    const name = 'url' in database ? new URL(database.url).pathname.slice(1) : '';
    const admin = new pg.Client(inject('postgres'));
    await admin.connect();
    onTestFinished(() => admin.end());
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    // The current request may fail, which the reader's browser can handle.
    let response = await post(relay, annotation());
    for (let tries = 0; response.status !== 201 && tries < 5; tries += 1)
      response = await post(relay, annotation());
    await waitForStatus(locationOf(response), 'mailed');
    expect(sink.letters.length).toBeGreaterThanOrEqual(2);
  });

  test('may close a connection inside a transaction, which fails, and the relay continues', async () => {
    const store = await openStore(await newDatabase());
    onTestFinished(() => store.close());
    const admin = new pg.Client(inject('postgres'));
    await admin.connect();
    onTestFinished(() => admin.end());
    const transaction = store.database.transaction().execute(async (database) => {
      const { pid } = await database
        .selectNoFrom(({ fn }) => fn<number>('pg_backend_pid').as('pid'))
        .executeTakeFirstOrThrow();
      await admin.query('select pg_terminate_backend($1)', [pid]);
      const isOpen = async () =>
        (await admin.query('select from pg_stat_activity where pid = $1', [pid])).rowCount !== 0;
      while (await isOpen());
      await database.selectFrom('corrections').select('id').execute();
    });
    await expect(transaction).rejects.toThrow();
    await expect(store.database.selectFrom('corrections').select('id').execute()).resolves.toEqual([]);
  });
});
