// One attempt to deliver to an inbox: a real server on loopback that gives every kind of response.

import type { IncomingMessage } from 'node:http';
import { createServer as createSocketServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { type AttemptOutcome, retryAfterMs } from '../../../lib/channel/attempt';
import { postToInbox } from '../../../lib/channel/deliver-to-inbox';
import { closed, listening, serve, serveRaw, textOf } from '../fixtures/loopback';

const ID = '0193a2b4-5678-7abc-8def-0123456789ab';
const MEANS = { fetch, now: Date.now, isOnline: () => true };
const BODY = JSON.stringify({ id: `urn:uuid:${ID}`, body: 'ё 😀' });

function post(origin: string): Promise<AttemptOutcome> {
  return postToInbox(`${origin}/inbox`, ID, BODY, MEANS);
}

interface Said {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The outcome of an attempt at an inbox that answers so. */
async function outcomeOf({ status, headers, body = '' }: Said): Promise<AttemptOutcome> {
  return post(await serve((_, response) => response.writeHead(status, headers).end(body)));
}

describe('a correction', () => {
  test('is posted as it was stored, as an annotation, and with no header that identifies the reader', async () => {
    const received: { request: IncomingMessage; body: string }[] = [];
    const origin = await serve(async (request, response) => {
      received.push({ request, body: await textOf(request) });
      response.writeHead(201, { Location: '/corrections/1' }).end();
    });
    await post(origin);
    const [{ request, body } = { request: undefined, body: '' }] = received;
    expect(received).toHaveLength(1);
    expect(body).toBe(BODY);
    expect(request).toMatchObject({ method: 'POST', url: '/inbox' });
    expect(request?.headers['content-type']).toBe(
      'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    );
    expect(request?.headers).not.toHaveProperty('cookie');
    expect(request?.headers).not.toHaveProperty('referer');
  });
});

describe('an inbox has accepted the correction', () => {
  test('if it responds 201; its status is at the Location', async () => {
    const origin = await serve((_, response) =>
      response.writeHead(201, { Location: '/corrections/1' }).end(),
    );
    expect(await post(origin)).toEqual({ outcome: 'delivered', location: `${origin}/corrections/1` });
  });

  test('if it responds 202 without a Location; then there is no status to ask for', async () => {
    expect(await outcomeOf({ status: 202 })).toEqual({ outcome: 'delivered' });
  });

  const FOREIGN = ['https://elsewhere.test/1', '//elsewhere.test/1', 'javascript:alert(1)', 'http://['];
  test.each(FOREIGN)(
    'if it responds 202; the Location “%s” is not its own and is never asked',
    async (location) => {
      expect(await outcomeOf({ status: 202, headers: { Location: location } })).toEqual({
        outcome: 'delivered',
      });
    },
  );

  test.each(FOREIGN)('but not if it responds 201 with “%s”, where its status cannot be', async (location) => {
    expect(await outcomeOf({ status: 201, headers: { Location: location } })).toMatchObject({
      outcome: 'again',
    });
  });

  test('if it responds 202 with its own Location', async () => {
    const origin = await serve((_, response) => response.writeHead(202, { Location: 'status' }).end());
    expect(await post(origin)).toEqual({ outcome: 'delivered', location: `${origin}/status` });
  });

  test('if it responds 200 and repeats the id, because then it has read it', async () => {
    expect(await outcomeOf({ status: 200, body: `{"id":"urn:uuid:${ID}"}` })).toEqual({
      outcome: 'delivered',
    });
  });
});

describe('the correction is sent again later', () => {
  test('after the 200 of a login page, which does not mean that it was accepted', async () => {
    const body = '<!doctype html><title>Welcome to the hotel</title><form>Room: <input></form>';
    const outcome = await outcomeOf({ status: 200, headers: { 'Content-Type': 'text/html' }, body });
    expect(outcome).toEqual({ outcome: 'again', problem: { kind: 'answered', status: 200 } });
  });

  test('after a 200 that repeats another id', async () => {
    const body = '{"id":"urn:uuid:00000000-0000-7000-8000-000000000000"}';
    expect(await outcomeOf({ status: 200, body })).toMatchObject({ outcome: 'again' });
  });

  test.each<[string, number, string, string]>([
    ['a bot check', 403, 'text/html; charset=UTF-8', '<!doctype html><title>Just a moment...</title>'],
    ['a company’s proxy', 403, 'text/html', '<h1>Access denied</h1><p>Category: News'],
    ['a firewall that dislikes the words', 400, 'text/plain', 'The request was rejected. Support ID: 17'],
    ['a web server with a smaller limit', 413, 'text/html', '<h1>413 Request Entity Too Large</h1>'],
    ['a web server that is being updated', 422, 'text/html', ''],
    ['a gateway with JSON of its own', 403, 'application/json', '{"message":"Forbidden"}'],
    ['a gateway that answers with a list', 409, 'application/json', '[{"detail":"Conflict"}]'],
    ['a web server that knows no such type', 415, 'text/html', '{"detail":'],
  ])('after the refusal of %s, which is not the inbox’s: %i', async (_, status, type, body) => {
    expect(await outcomeOf({ status, headers: { 'Content-Type': type }, body })).toEqual({
      outcome: 'again',
      problem: { kind: 'answered', status },
    });
  });

  test('after the refusal of a bot check, after as many seconds as it asks for', async () => {
    const headers = { 'Content-Type': 'text/html', 'Retry-After': '120' };
    expect(await outcomeOf({ status: 403, headers })).toMatchObject({ outcome: 'again', askedMs: 120_000 });
  });

  test.each([201, 204, 401, 408, 425, 429, 451, 500, 502, 503, 504, 507])('after %i', async (status) => {
    expect(await outcomeOf({ status })).toEqual({
      outcome: 'again',
      problem: { kind: 'answered', status },
    });
  });

  test.each([429, 503])('after %i, after as many seconds as the response asks for', async (status) => {
    const outcome = await outcomeOf({ status, headers: { 'Retry-After': '120' } });
    expect(outcome).toMatchObject({ outcome: 'again', askedMs: 120_000 });
  });

  test('after 429, at the date that the response asks for', async () => {
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    const outcome = await outcomeOf({ status: 429, headers: { 'Retry-After': date } });
    const askedMs = outcome.outcome === 'again' ? outcome.askedMs : undefined;
    expect(askedMs).toBeGreaterThan(3_590_000);
    expect(askedMs).toBeLessThanOrEqual(3_600_000);
  });

  test('after no response, and nothing is thrown', async () => {
    const server = createSocketServer();
    const address = await listening(server);
    await closed(server);
    expect(await post(address)).toEqual({ outcome: 'again', problem: { kind: 'unreachable' } });
  });

  test.each<[string, (socket: Socket) => void]>([
    ['that hangs up at once', (socket) => socket.destroy()],
    ['that hangs up when it has the request', (socket) => socket.once('data', () => socket.destroy())],
    [
      'that speaks another language',
      (socket) => socket.once('data', () => socket.end('220 mail.test ESMTP\r\n')),
    ],
    [
      'that hangs up within the head',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 201 Created\r\nLoca')),
    ],
  ])('after a server %s', async (_, onConnection) => {
    expect(await post(await serveRaw(onConnection))).toEqual({
      outcome: 'again',
      problem: { kind: 'unreachable' },
    });
  });

  test('after a response that is cut off: its status is enough', async () => {
    const head = 'HTTP/1.1 503 Busy\r\nContent-Length: 1000\r\n\r\n{"detail":';
    const outcome = await post(await serveRaw((socket) => socket.once('data', () => socket.end(head))));
    expect(outcome).toEqual({ outcome: 'again', problem: { kind: 'answered', status: 503 } });
  });

  test('after a response with garbage in it', async () => {
    const outcome = await outcomeOf({
      status: 500,
      headers: { 'Retry-After': 'soon' },
      body: '\u0000[{"detail": 1',
    });
    expect(outcome).toEqual({ outcome: 'again', problem: { kind: 'answered', status: 500 } });
  });

  test('after an attempt that took too long', async () => {
    const slow: typeof fetch = async (_, init) => {
      expect(init?.signal).toBeInstanceOf(AbortSignal);
      throw new DOMException('The operation timed out.', 'TimeoutError');
    };
    expect(await postToInbox('http://127.0.0.1/', ID, BODY, { ...MEANS, fetch: slow })).toEqual({
      outcome: 'again',
      problem: { kind: 'unreachable' },
    });
  });
});

describe('the inbox is no longer at that address', () => {
  test.each([301, 302, 303, 307, 308])('after a redirect (%i), which is not followed', async (status) => {
    const reached: string[] = [];
    const origin = await serve((request, response) => {
      reached.push(request.url ?? '');
      response.writeHead(status, { Location: '/elsewhere' }).end();
    });
    expect(await post(origin)).toMatchObject({ outcome: 'not-there', problem: { kind: 'redirected' } });
    expect(reached).toEqual(['/inbox']);
  });

  test.each([404, 405, 410])('after %i', async (status) => {
    expect(await outcomeOf({ status })).toEqual({
      outcome: 'not-there',
      problem: { kind: 'answered', status },
    });
  });
});

describe('an inbox refuses the correction for good', () => {
  const PROBLEM = { 'Content-Type': 'application/problem+json' };

  test.each([400, 403, 409, 413, 415, 422])('with %i', async (status) => {
    expect(await outcomeOf({ status, headers: PROBLEM })).toEqual({
      outcome: 'refused',
      problem: { kind: 'answered', status },
    });
  });

  test('with a media type in capitals and with parameters', async () => {
    const headers = { 'Content-Type': 'Application/Problem+JSON; charset=utf-8' };
    expect(await outcomeOf({ status: 403, headers })).toMatchObject({ outcome: 'refused' });
  });

  test('and says why, also under another media type', async () => {
    const problem = {
      type: 'about:blank',
      status: 403,
      title: 'Unknown site',
      detail: 'No corrections\nto that host.',
    };
    expect(await outcomeOf({ status: 403, body: JSON.stringify(problem) })).toEqual({
      outcome: 'refused',
      problem: { kind: 'answered', status: 403, detail: 'No corrections to that host.' },
    });
    const { detail: _unsaid, ...brief } = problem;
    expect(await outcomeOf({ status: 403, body: JSON.stringify(brief) })).toMatchObject({
      problem: { detail: 'Unknown site' },
    });
  });

  test.each(['null', '[]', '"no"', '{"detail":{"a":1}}', '{"detail":"  "}', '{}', '<h1>No</h1>'])(
    'and its text is ignored if it is not a sentence: %s',
    async (body) => {
      expect(await outcomeOf({ status: 400, headers: PROBLEM, body })).toEqual({
        outcome: 'refused',
        problem: { kind: 'answered', status: 400 },
      });
    },
  );

  test('and an endless text is cut', async () => {
    const outcome = await outcomeOf({ status: 400, body: JSON.stringify({ detail: '😀'.repeat(10_000) }) });
    expect(outcome).toMatchObject({ problem: { detail: '😀'.repeat(300) } });
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 23, 20, 44);

  test.each([
    [null, undefined],
    ['0', 0],
    [' 120 ', 120_000],
    ['Mon, 23 Nov 2026 20:45:00 GMT', 60_000],
    ['Mon, 23 Nov 2026 20:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ])('of %j asks for %s ms', (header, asked) => expect(retryAfterMs(header, now)).toBe(asked));
});
