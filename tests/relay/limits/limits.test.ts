import { once } from 'node:events';
import { connect } from 'node:net';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { connectionString } from '../../../relay/domain/database-location';
import { type Relay, startRelay } from '../../../relay/relay';
import { engine } from '../fixtures/engine';
import { annotation, newsroomConfig, openNewsroom, post } from '../fixtures/newsroom';

const DAY_MS = 86_400_000;

/** Returns the response's status for one more correction from `address`, as a web server on this machine passes it on. */
async function statusFrom(relay: Pick<Relay, 'inbox'>, address: string, story?: string): Promise<number> {
  const changes = story === undefined ? {} : { address: story };
  return (await post(relay, annotation(changes), { 'X-Forwarded-For': address })).status;
}

describe('from one reader', () => {
  test('as many corrections are accepted as the operator allows; then the response says when to send again', async () => {
    const { relay, logged } = await openNewsroom({ limits: { perReader: '2 per hour' } });
    expect(await statusFrom(relay, '203.0.113.5')).toBe(201);
    expect(await statusFrom(relay, '203.0.113.5')).toBe(201);
    const response = await post(relay, annotation(), { 'X-Forwarded-For': '203.0.113.5' });
    expect(response.status).toBe(429);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 429, title: 'Too many corrections' });
    const seconds = Number(response.headers.get('Retry-After'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3_600);
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
    expect(logged('limited')).toMatchObject([{ reason: 'too-many-of-reader', level: 'debug' }]);
  });

  test('corrections are counted separately from other readers’, and together with those of one household', async () => {
    const { relay } = await openNewsroom({ limits: { perReader: '1 per hour' } });
    expect(await statusFrom(relay, '203.0.113.5')).toBe(201);
    expect(await statusFrom(relay, '203.0.113.6')).toBe(201);
    expect(await statusFrom(relay, '198.51.100.9, 203.0.113.5')).toBe(429); // the reader's forged address comes before it
    expect(await statusFrom(relay, '2001:db8:1:200::1')).toBe(201);
    expect(await statusFrom(relay, '2001:db8:1:2ff::2')).toBe(429);
    expect(await statusFrom(relay, '2001:db8:1:300::1')).toBe(201);
  });

  test('the body of a refused correction is not read', async () => {
    const { relay } = await openNewsroom({ limits: { perReader: '1 per hour' } });
    await statusFrom(relay, '203.0.113.5');
    const { hostname, port } = new URL(relay.url);
    const socket = connect(Number(port), hostname);
    onTestFinished(() => {
      socket.destroy();
    });
    socket.write(
      'POST /inbox HTTP/1.1\r\nHost: relay.test\r\nX-Forwarded-For: 203.0.113.5\r\n' +
        'Content-Type: application/ld+json\r\nContent-Length: 60000\r\n\r\n{',
    );
    const [answer] = await once(socket, 'data');
    expect(`${answer}`).toMatch(/^HTTP\/1\.1 429 /);
  });

  test('any number is accepted while the limit is off', async () => {
    const open = await openNewsroom({ limits: { perReader: 'off' } });
    for (let count = 0; count < 3; count += 1) expect(await statusFrom(open.relay, '203.0.113.5')).toBe(201);
  });

  test('the default limit does not count what this machine sends to a relay that only it can reach', async () => {
    const { relay, logged } = await openNewsroom();
    for (let count = 0; count < 125; count += 1) expect((await post(relay, annotation())).status).toBe(201);
    expect(logged('proxy names no client')).toEqual([]);
  });

  test('a limit that the operator sets counts for this machine too', async () => {
    const { relay } = await openNewsroom({ limits: { perReader: '1 per hour' } });
    expect((await post(relay, annotation())).status).toBe(201);
    expect((await post(relay, annotation())).status).toBe(429);
  });

  test('the default limit counts all readers as one if a web server on this machine names no client, and the log says so once', async () => {
    const { relay, config, logged } = await openNewsroom({ publicUrl: 'https://corrections.news.test' });
    const at = { inbox: `http://${config.host}:${relay.port}/inbox` };
    const statuses: number[] = [];
    while (!statuses.includes(429) && statuses.length < 200) statuses.push((await post(at, 'x')).status);
    expect(statuses).toHaveLength(121);
    expect(logged('proxy names no client')).toHaveLength(1);
  });

  test('corrections are accepted again after the time in the response', async () => {
    const { relay } = await openNewsroom({ limits: { perReader: '1 per second' } });
    const statuses = [await statusFrom(relay, '203.0.113.5'), await statusFrom(relay, '203.0.113.5')];
    while (statuses.at(-1) !== 201) statuses.push(await statusFrom(relay, '203.0.113.5'));
    expect(statuses[0]).toBe(201);
    expect(statuses).toContain(429);
  });

  test('the header of a web server that is not trusted is ignored, and the log says so once', async () => {
    const { relay, logged } = await openNewsroom({
      limits: { perReader: '1 per hour' },
      trustProxy: ['10.0.0.0/8'],
    });
    expect(await statusFrom(relay, '203.0.113.5')).toBe(201);
    expect(await statusFrom(relay, '203.0.113.6')).toBe(429);
    expect(logged('proxy not trusted')).toHaveLength(1);
  });
});

describe('for one site', () => {
  test('as many corrections are accepted as the operator allows, from all readers together', async () => {
    const { relay } = await openNewsroom({ limits: { perSite: '2 per hour' } });
    expect(await statusFrom(relay, '203.0.113.1')).toBe(201);
    expect(await statusFrom(relay, '203.0.113.2')).toBe(201);
    expect(await statusFrom(relay, '203.0.113.3')).toBe(429);
    expect(await statusFrom(relay, '203.0.113.3', 'https://other.test/story')).toBe(201);
  });

  test('no more corrections than the limit are accepted if they arrive at the same time', async () => {
    const { relay } = await openNewsroom({ limits: { perSite: '7 per hour' } });
    const statuses = await Promise.all(
      Array.from({ length: 20 }, (_, index) => statusFrom(relay, `203.0.113.${index}`)),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(7);
    expect(statuses.filter((status) => status === 429)).toHaveLength(13);
  });
});

describe.runIf(engine === 'PostgreSQL')('several relays on one database', () => {
  async function openTwo(now = Date.now) {
    const config = await newsroomConfig({
      smtpUrl: 'smtp://127.0.0.1:1',
      limits: { perReader: '3 per hour' },
    });
    const start = async () => {
      const relay = await startRelay(config, { log: () => undefined, now });
      onTestFinished(() => relay.stop());
      return relay;
    };
    const relays = await Promise.all([start(), start()]);
    const client = new pg.Client(connectionString('url' in config.database ? config.database.url : ''));
    await client.connect();
    onTestFinished(() => client.end());
    return { relays, client };
  }

  test('count together', async () => {
    const { relays } = await openTwo();
    const statuses: number[] = [];
    for (let count = 0; count < 3; count += 1)
      for (const relay of relays) statuses.push(await statusFrom(relay, '203.0.113.5'));
    expect(statuses).toEqual([201, 201, 201, 429, 429, 429]);
  });

  test('store no address, and no secret of yesterday that could reveal one', async () => {
    let time = Date.now();
    const { relays, client } = await openTwo(() => time);
    const secrets = async () =>
      (await client.query("select name from secrets where name like 'limits-%'")).rows.map(
        ({ name }) => name,
      );
    for (const relay of relays) await statusFrom(relay, '203.0.113.5');
    const { rows } = await client.query("select * from limits where key like 'perReader:%'");
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('203');
    const today = await secrets();
    expect(today).toHaveLength(1);
    time += DAY_MS;
    for (const relay of relays) expect(await statusFrom(relay, '203.0.113.5')).toBe(201);
    expect(await secrets()).toHaveLength(1);
    expect(await secrets()).not.toEqual(today);
  });
});
