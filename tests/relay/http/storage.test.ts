// A relay whose database cannot be written to, on SQLite: the disk is full.

import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clientFinder } from '../../../relay/domain/client';
import { overflowLinks, verdictLinks } from '../../../relay/domain/signed-links';
import { siteFinder } from '../../../relay/domain/site';
import { createApp } from '../../../relay/http/app';
import { limitsFor } from '../../../relay/limits/limits';
import { metricsOf } from '../../../relay/metrics/metrics';
import { queueIn } from '../../../relay/queue/queue';
import { rulesOf } from '../../../relay/queue/rules';
import { verdictsIn } from '../../../relay/queue/verdicts';
import { correctionsIn } from '../../../relay/store/corrections';
import { duplicatesIn } from '../../../relay/store/duplicates';
import { overflowIn } from '../../../relay/store/overflow';
import { isStorageError, storageHealthOf } from '../../../relay/store/storage-health';
import { openStore } from '../../../relay/store/store';
import { mutesIn } from '../../../relay/store/stories';
import { annotation, newsroomConfig } from '../fixtures/newsroom';

/** Returns the relay's HTTP interface, and functions that limit the size of its database and remove the limit. */
async function relayWithSmallDisk() {
  const { database, sites } = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1' });
  const store = await openStore(database);
  onTestFinished(() => store.close());
  const queue = queueIn(store, { ...rulesOf(sites), weightOf: () => 1 });
  const secret = Buffer.alloc(32);
  const app = createApp({
    publicUrl: 'https://relay.test',
    siteOf: siteFinder(sites),
    corrections: correctionsIn(store),
    queue,
    storage: storageHealthOf(store),
    duplicates: duplicatesIn(store),
    verdicts: verdictsIn(store),
    mutes: mutesIn(store),
    links: verdictLinks(secret, 'https://relay.test', Date.now),
    overflow: overflowIn(store),
    overflowLinks: overflowLinks(secret, 'https://relay.test', Date.now),
    mailLink: () => expect.unreachable(),
    now: Date.now,
    clientOf: clientFinder([]),
    fingerprint: async () => undefined,
    maySend: () => true,
    limits: await limitsFor({}, store, Date.now),
    metrics: metricsOf(queue, Date.now),
    log: () => undefined,
    onAccepted: () => undefined,
  });
  const send = (number: number) => {
    const body = JSON.stringify(
      annotation({ address: `https://news.test/${number}`, comment: 'x'.repeat(900) }),
    );
    const headers = { 'Content-Type': 'application/ld+json', 'Content-Length': `${Buffer.byteLength(body)}` };
    return app.request('/inbox', { method: 'POST', headers, body });
  };
  return {
    app,
    send,
    fillDisk: () => sql`pragma max_page_count = 1`.execute(store.database), // SQLite takes the current size if it is larger
    makeRoom: () => sql`pragma max_page_count = 1000000`.execute(store.database),
  };
}

/** Sends corrections until one is not accepted. */
async function firstRefusal(send: (number: number) => Response | Promise<Response>): Promise<Response> {
  for (let number = 0; ; number += 1) {
    const response = await send(number);
    if (response.status !== 201) return response;
  }
}

describe('a relay whose disk is full', () => {
  test('asks readers’ browsers to send the correction later, and says that it is failing', async () => {
    const { app, send, fillDisk } = await relayWithSmallDisk();
    await fillDisk();
    const refusal = await firstRefusal(send);
    expect(refusal.status).toBe(503);
    expect(Number(refusal.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(refusal.headers.get('Content-Type')).toBe('application/problem+json');
    const health = await app.request('/healthz');
    expect([health.status, await health.json()]).toEqual([
      503,
      { status: 'failing', reason: 'the database cannot be written to' },
    ]);
  });

  test('is healthy again as soon as there is room, although no reader has sent anything', async () => {
    const { app, send, fillDisk, makeRoom } = await relayWithSmallDisk();
    await fillDisk();
    await firstRefusal(send);
    await makeRoom();
    expect((await app.request('/healthz')).status).toBe(200);
    expect((await send(1_000_000)).status).toBe(201);
  });

  test('does not count a reader’s mistake as a failure', async () => {
    const { app } = await relayWithSmallDisk();
    await app.request('/inbox', {
      method: 'POST',
      headers: { 'Content-Type': 'application/ld+json', 'Content-Length': '1' },
      body: '{',
    });
    expect((await app.request('/healthz')).status).toBe(200);
  });
});

test.each([
  ['SQLITE_FULL', true],
  ['SQLITE_IOERR_WRITE', true],
  ['SQLITE_READONLY', true],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', false],
  ['53100', true], // disk full
  ['57P01', true], // the server shuts down
  ['25006', true], // read-only transaction
  ['23505', false], // unique violation
  ['42P01', false], // undefined table
  ['ECONNREFUSED', true],
  ['ERR_INVALID_ARG_TYPE', false],
])('an error with the code %s counts as a failure of the database: %s', (code, isOne) => {
  expect(isStorageError(Object.assign(new Error('x'), { code }))).toBe(isOne);
});

test('node-postgres’s errors without a code count as failures of the database', () => {
  expect(isStorageError(new Error('Connection terminated unexpectedly'))).toBe(true);
  expect(isStorageError(new Error('Query read timeout'))).toBe(true);
  expect(isStorageError(new TypeError('Cannot read properties of undefined'))).toBe(false);
});
