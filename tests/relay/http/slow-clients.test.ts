import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../../relay/http/server';
import type { Relay } from '../../../relay/relay';
import { annotation, openNewsroom, post, waitUntil } from '../fixtures/newsroom';

const HASTY = { patience: { headersMs: 100, requestMs: 300, responseMs: 300, checkMs: 50 } };
const BODY = JSON.stringify(annotation());
const HEAD = `POST /inbox HTTP/1.1\r\nHost: relay.test\r\nContent-Type: application/ld+json\r\nContent-Length: ${BODY.length}\r\n`;

/** Opens a connection without sending anything. */
async function dial(relay: Pick<Relay, 'url'>): Promise<Socket> {
  const { hostname, port } = new URL(relay.url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  return socket;
}

/** Returns everything that arrives until the other end closes the connection. */
async function answerOn(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (bytes: Buffer) => {
    text += bytes.toString();
  });
  await once(socket, 'close');
  return text;
}

describe('a client that takes too long', () => {
  test('to send the head of its request gets 408 and is disconnected', async () => {
    const { relay } = await openNewsroom({}, HASTY);
    const socket = await dial(relay);
    socket.write(HEAD.slice(0, 40));
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 408 .*Connection: close/s);
  });

  test('to send the body gets 408 and is disconnected, and nothing is accepted', async () => {
    const { relay, sink, logged } = await openNewsroom({}, HASTY);
    const socket = await dial(relay);
    socket.write(`${HEAD}\r\n${BODY.slice(0, 100)}`);
    expect(await answerOn(socket)).toMatch(/^HTTP\/1\.1 408 /);
    while (logged('refused').length === 0) await fetch(relay.inbox);
    expect(logged('refused')).toMatchObject([{ reason: 'cut-off' }]);
    expect(logged('failed')).toEqual([]);
    expect(sink.letters).toEqual([]);
  });

  test('does not delay other clients, even if there are many slow ones', async () => {
    const { relay, sink } = await openNewsroom();
    const slow = await Promise.all(Array.from({ length: 200 }, () => dial(relay)));
    for (const socket of slow) socket.write(HEAD);
    expect((await post(relay, annotation())).status).toBe(201);
    await sink.waitForLetters(1);
    for (const socket of slow) socket.destroy();
  });
});

describe('a client that does not read its response', () => {
  test('is disconnected after its response waited in memory, and the memory is freed', async () => {
    const listener = await listen({ host: '127.0.0.1', port: 0 }, HASTY.patience);
    onTestFinished(() => listener.close());
    const sockets: Socket[] = [];
    listener.server.on('connection', (socket) => sockets.push(socket));
    // More than the system buffers for a connection that nobody reads.
    listener.handle((_request, response) => response.end(Buffer.alloc(50_000_000)));
    const socket = await dial(listener);
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: relay.test\r\n\r\n');
    await waitUntil(async () => sockets.some(({ bytesWritten }) => bytesWritten > 0));
    await waitUntil(async () => sockets.every(({ destroyed }) => destroyed));
    expect(sockets).toHaveLength(1);
  });

  test('is not disconnected while the relay itself is slow', async () => {
    const listener = await listen({ host: '127.0.0.1', port: 0 }, HASTY.patience);
    onTestFinished(() => listener.close());
    listener.handle((_request, response) => {
      setTimeout(() => response.end('late'), HASTY.patience.responseMs + 2 * HASTY.patience.checkMs);
    });
    expect(await (await fetch(listener.url)).text()).toBe('late');
  });

  test('cannot have many unfinished requests on one connection', async () => {
    const { relay, logged } = await openNewsroom();
    const socket = await dial(relay);
    socket.on('error', () => undefined);
    const answer = answerOn(socket);
    socket.write(`GET /corrections/x HTTP/1.1\r\nHost: relay.test\r\n\r\n`.repeat(500));
    const answers = (await answer).match(/HTTP\/1\.1 404 /g) ?? [];
    expect(answers.length).toBeLessThanOrEqual(16);
    expect(logged('failed')).toEqual([]);
  });

  test('gets only a limited number of requests handled, although all have arrived', async () => {
    const listener = await listen({ host: '127.0.0.1', port: 0 });
    onTestFinished(() => listener.close());
    let handled = 0;
    listener.handle(() => {
      handled += 1;
    });
    const socket = await dial(listener);
    const closed = answerOn(socket);
    socket.write('GET / HTTP/1.1\r\nHost: relay.test\r\n\r\n'.repeat(500));
    expect(await closed).toBe('');
    expect(handled).toBe(16);
  });

  test('may send a few requests at once: a proxy that does so gets its responses in order', async () => {
    const { relay } = await openNewsroom();
    const socket = await dial(relay);
    const answer = answerOn(socket);
    const paths = ['/corrections/x', '/inbox', '/corrections/y', '/healthz'];
    for (const path of paths) socket.write(`GET ${path} HTTP/1.1\r\nHost: relay.test\r\n\r\n`);
    socket.write('GET /wp-login.php HTTP/1.1\r\nHost: relay.test\r\nConnection: close\r\n\r\n');
    const statuses = [...(await answer).matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => status);
    expect(statuses).toEqual(['404', '200', '404', '200', '404']);
  });
});

test('a connection without a request is closed', async () => {
  const { relay } = await openNewsroom({}, HASTY);
  expect(await answerOn(await dial(relay))).toMatch(/^(HTTP\/1\.1 408 .*)?$/s);
});

test('a client that waits for 100 Continue gets it', async () => {
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

test('a body is not read beyond its stated length', async () => {
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
  test('responds to the current request, and accepts no other', async () => {
    const { relay, sink } = await openNewsroom();
    const socket = await dial(relay);
    const answer = answerOn(socket);
    socket.write(`${HEAD}\r\n${BODY.slice(0, 100)}`);
    await fetch(relay.inbox); // now the relay has begun to read the other request
    const stopped = relay.stop();
    await expect(fetch(relay.inbox)).rejects.toThrow();
    socket.write(BODY.slice(100));
    expect(await answer).toMatch(/^HTTP\/1\.1 201 /);
    await stopped;
    expect(sink.letters.length).toBeLessThanOrEqual(1);
  });

  test('does not wait for idle connections: they end before the current request', async () => {
    const { relay } = await openNewsroom();
    await fetch(relay.inbox); // fetch keeps its connection open
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
