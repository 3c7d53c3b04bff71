import { get } from 'node:http';
import { describe, expect, test } from 'vitest';
import { metricsOf } from '../../../relay/metrics/metrics';
import { visitStore } from '../../../relay/store/store';
import { annotation, locationOf, openNewsroom, post, waitForStatus } from '../fixtures/newsroom';

const OPERATOR_TOKEN = 'a-token-of-the-operators';
const AS_OPERATOR = { headers: { Authorization: `Bearer ${OPERATOR_TOKEN}` } };
const HOUR_MS = 3_600_000;

describe('/healthz', () => {
  test('reports ok while the relay works, also to HEAD', async () => {
    const { relay } = await openNewsroom();
    const response = await fetch(`${relay.url}/healthz`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({ status: 'ok' });
    expect((await fetch(`${relay.url}/healthz`, { method: 'HEAD' })).status).toBe(200);
  });

  test('reports ok while the mail server is unreachable, because letters wait for it safely', async () => {
    const { relay, sink, logged } = await openNewsroom();
    await sink.stop();
    locationOf(await post(relay, annotation()));
    while (logged('not mailed').length === 0) await fetch(`${relay.url}/healthz`);
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
  });

  test('reports the problem if due letters are not sent', async () => {
    const { relay, sink, config } = await openNewsroom();
    sink.hold(); // every connection is busy with a letter, and the other letters wait
    await Promise.all(Array.from({ length: 20 }, () => post(relay, annotation())));
    await sink.waitForHeld(4);
    const store = await visitStore(config.database);
    // As if no relay had read the queue for an hour.
    await store.database
      .updateTable('corrections')
      .set({ due_at: Date.now() - HOUR_MS })
      .execute();
    await store.close();
    const response = await fetch(`${relay.url}/healthz`);
    sink.release();
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'failing', reason: 'letters that are due are not sent' });
  });
});

describe('/metrics', () => {
  test('count events, with names in the format of Prometheus', async () => {
    const { relay, sink } = await openNewsroom({ operatorToken: OPERATOR_TOKEN }, { retryDelay: () => 20 });
    const correction = annotation();
    const location = locationOf(await post(relay, correction));
    await waitForStatus(location, 'mailed');
    await post(relay, correction);
    await post(relay, 'x');
    await post(relay, annotation({ address: 'https://elsewhere.test/' }));
    sink.refuseWith({ at: 'data', code: 554, words: 'no' });
    await waitForStatus(locationOf(await post(relay, annotation())), 'undeliverable');
    const response = await fetch(`${relay.url}/metrics`, AS_OPERATOR);
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await response.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'corrigenda_corrections_accepted_total{site="Example News"} 2',
        'corrigenda_corrections_repeated_total{site="Example News"} 1',
        'corrigenda_corrections_refused_total{reason="not-json"} 1',
        'corrigenda_corrections_refused_total{reason="not-our-page"} 1',
        'corrigenda_letters_mailed_total{site="Example News"} 1',
        'corrigenda_letter_attempts_total{outcome="mailed"} 1',
        'corrigenda_letter_attempts_total{outcome="undeliverable"} 1',
        'corrigenda_queue_letters 0',
        'corrigenda_queue_oldest_due_seconds 0',
      ]),
    );
    expect(lines.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
    for (const line of lines) expect(line).toMatch(/^$|^# (HELP|TYPE) \S|^[a-z][a-z0-9_]*(\{[^}]*\})? \S+$/);
  });

  test('belong to one relay, even if several run in one process', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => openNewsroom({ operatorToken: OPERATOR_TOKEN })));
    if (one === undefined || other === undefined) throw new TypeError('two relays');
    locationOf(await post(one.relay, annotation()));
    const accepted = async (url: string) =>
      (await (await fetch(`${url}/metrics`, AS_OPERATOR)).text()).includes('accepted_total{');
    expect(await accepted(one.relay.url)).toBe(true);
    expect(await accepted(other.relay.url)).toBe(false);
  });

  test('have the number of waiting letters and how long the oldest has been due, or NaN if not known', async () => {
    const linesFor = async (queue: Promise<{ letters: number; dueAt: number | undefined }>) => {
      const parts = { waiting: () => queue, putOff: async () => [] };
      const { text } = await metricsOf(parts, () => 61_000).read();
      return text.split('\n').filter((line) => /^corrigenda_queue_(letters|oldest)/.test(line));
    };
    const lines = (letters: string, seconds: string) => [
      `corrigenda_queue_letters ${letters}`,
      `corrigenda_queue_oldest_due_seconds ${seconds}`,
    ];
    expect(await linesFor(Promise.resolve({ letters: 3, dueAt: 1_000 }))).toEqual(lines('3', '60'));
    expect(await linesFor(Promise.resolve({ letters: 3, dueAt: 99_000 }))).toEqual(lines('3', '0'));
    expect(await linesFor(Promise.reject(new Error('the database is away')))).toEqual(lines('Nan', 'Nan'));
  });

  test('need the operator’s token, also for requests from this machine', async () => {
    const { relay } = await openNewsroom({ operatorToken: OPERATOR_TOKEN });
    const statusWith = async (headers: Record<string, string>) =>
      (await fetch(`${relay.url}/metrics`, { headers })).status;
    expect(await statusWith({})).toBe(401);
    for (const header of ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'Via'])
      expect(await statusWith({ [header]: '127.0.0.1' })).toBe(401);
    expect(
      await statusWith({ 'X-Forwarded-For': '203.0.113.5', Authorization: `Bearer ${OPERATOR_TOKEN}` }),
    ).toBe(200);
    expect(await statusWith({ Authorization: 'Bearer wrong' })).toBe(401);
  });

  test('are not available without a configured token, also to a page that uses its own host name', async () => {
    const { relay } = await openNewsroom();
    for (const host of [`127.0.0.1:${relay.port}`, 'localhost', 'evil.test'])
      expect(await statusOf(`${relay.url}/metrics`, { Host: host })).toBe(401);
  });
});

/** Returns the status of a `GET` with headers that `fetch` would not send. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
}

test('every other method at every address gets the list of allowed methods', async () => {
  const { relay } = await openNewsroom();
  const answers = {
    '/inbox': 'GET, HEAD, OPTIONS, POST',
    '/inbox/same': 'GET, HEAD, OPTIONS',
    '/corrections/x': 'GET, HEAD, OPTIONS',
    '/verdict/x': 'GET, HEAD, POST',
    '/verdict/x/change': 'POST',
    '/verdict/x/mute': 'POST',
    '/verdict/confirm/x': 'GET, HEAD, POST',
    '/healthz': 'GET, HEAD',
    '/metrics': 'GET, HEAD',
  };
  for (const [path, allow] of Object.entries(answers)) {
    const response = await fetch(`${relay.url}${path}`, { method: 'DELETE' });
    expect([path, response.status, response.headers.get('Allow')]).toEqual([path, 405, allow]);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await response.json()).detail).not.toBe('');
  }
});
