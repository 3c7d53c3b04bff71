import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Relay } from '../../relay/relay';
import { annotation, openNewsroom, post } from './newsroom';

const HASTY = { patience: { headersMs: 100, requestMs: 300, checkMs: 50 } };
const BODY = JSON.stringify(annotation());
const HEAD = `POST /inbox HTTP/1.1\r\nHost: relay.test\r\nContent-Type: application/ld+json\r\nContent-Length: ${BODY.length}\r\n`;

/** A connection on which nothing was said yet. */
async function dial(relay: Relay): Promise<Socket> {
  const { hostname, port } = new URL(relay.url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  return socket;
}

/** What comes until the other end closes the connection. */
async function answerOn(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  await once(socket, 'close');
  return text;
}

describe('a client that takes too long', () => {
  test('with the head of its request is answered 408 and let go', async () => {
    const { relay } = await openNewsroom({}, HASTY);
    const socket = await dial(relay);
    socket.write(HEAD.slice(0, 40));
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 408 .*Connection: close/s);
  });

  test('with the body is answered 408 and let go, and nothing is taken in', async () => {
    const { relay, sink, logged } = await openNewsroom({}, HASTY);
    const socket = await dial(relay);
    socket.write(`${HEAD}\r\n${BODY.slice(0, 100)}`);
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 408 /);
    while (logged('refused').length === 0) await fetch(relay.inbox);
    expect(logged('refused')).toMatchObject([{ reason: 'cut-off' }]);
    expect(logged('failed')).toEqual([]);
    expect(sink.letters).toEqual([]);
  });

  test('does not hold up others, however many there are', async () => {
    const { relay, sink } = await openNewsroom();
    const slow = await Promise.all(Array.from({ length: 200 }, () => dial(relay)));
    for (const socket of slow) socket.write(HEAD);
    expect((await post(relay, annotation())).status).toBe(201);
    await sink.waitForLetters(1);
    for (const socket of slow) socket.destroy();
  });
});

test('a client that waits for leave to send its body gets it', async () => {
  const { relay } = await openNewsroom();
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const outgoing = request(relay.inbox, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/ld+json',
        'Content-Length': Buffer.byteLength(BODY),
        Expect: '100-continue',
      },
    });
    outgoing.on('continue', () => outgoing.end(BODY));
    outgoing.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.flushHeaders();
  });
  expect(status).toBe(201);
});

test('a body that is longer than it said is not read beyond that', async () => {
  const { relay, sink } = await openNewsroom();
  const socket = await dial(relay);
  const answer = answerOn(socket);
  socket.write(`${HEAD}Connection: close\r\n\r\n${BODY}${'x'.repeat(1_000)}`);
  expect(await answer).toMatch(/^HTTP\/1\.1 (201|400) /);
  const again = await post(relay, BODY);
  expect(again.status).toBe(201);
  await sink.waitForLetters(1);
});

describe('a relay that is stopped', () => {
  test('answers the request that is under way, and takes no other', async () => {
    const { relay, sink } = await openNewsroom();
    const socket = await dial(relay);
    const answer = answerOn(socket);
    socket.write(`${HEAD}\r\n${BODY.slice(0, 100)}`);
    await fetch(relay.inbox); // by now the relay has begun to read the other
    const stopped = relay.stop();
    await expect(fetch(relay.inbox)).rejects.toThrow();
    socket.write(BODY.slice(100));
    expect(await answer).toMatch(/^HTTP\/1\.1 201 /);
    await stopped;
    expect(sink.letters.length).toBeLessThanOrEqual(1);
  });

  test('does not wait for connections that nothing is asked on: those end before the request that is under way', async () => {
    const { relay } = await openNewsroom();
    await fetch(relay.inbox); // fetch keeps its connection
    const idle = await dial(relay);
    const closed = once(idle, 'close');
    const busy = await dial(relay);
    const answer = answerOn(busy);
    busy.write(`${HEAD}\r\n${BODY.slice(0, 100)}`);
    await fetch(relay.inbox);
    const stopped = relay.stop();
    await closed;
    busy.write(BODY.slice(100));
    expect(await answer).toMatch(/^HTTP\/1\.1 201 /);
    await stopped;
  });
});
