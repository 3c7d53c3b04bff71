// Requests for a status, to a real server on loopback that responds in all the ways in which relays may.

import type { IncomingMessage, RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { fetchStatus, type StatusResponse } from '../../../lib/status/fetch';
import { serve } from '../fixtures/loopback';

const NOW = Date.UTC(2026, 10, 23);

async function fetchFrom(relay: RequestListener, etag?: string): Promise<StatusResponse> {
  return fetchStatus(`${await serve(relay)}/corrections/token`, etag, fetch, () => NOW);
}

/** Returns the result of a request to a relay that responds with that report. */
function fetchReport(report: unknown, headers: Record<string, string> = {}): Promise<StatusResponse> {
  return fetchFrom((_, response) => response.writeHead(200, headers).end(JSON.stringify(report)));
}

test.each(['received', 'mailed', 'undeliverable', 'fixed', 'declined'] as const)(
  'a status is read: %s',
  async (state) => {
    expect(await fetchReport({ 'schema:creativeWorkStatus': state })).toEqual({ outcome: 'status', state });
  },
);

test('the note is read without control characters, and cut to its maximum length', async () => {
  const report = {
    'schema:creativeWorkStatus': 'fixed',
    'schema:comment': ` Thank\u0007 you!\n${'é'.repeat(600)}`,
  };
  expect(await fetchReport(report, { ETag: '"one"' })).toEqual({
    outcome: 'status',
    state: 'fixed',
    note: `Thank you!\n${'é'.repeat(489)}`,
    etag: '"one"',
  });
});

test.each([
  ['no-error', 'no-error'],
  ['not-ours', 'not-ours'],
  ['a reason of a later version', undefined],
  [7, undefined],
])('the reason for leaving the page as it is is read: %s', async (sent, reason) => {
  const report = { 'schema:creativeWorkStatus': 'declined', 'schema:keywords': sent };
  expect(await fetchReport(report)).toEqual({
    outcome: 'status',
    state: 'declined',
    ...(reason && { reason }),
  });
});

test('a request sends the last ETag and nothing about the reader, and a status that is not modified is not sent again', async () => {
  const requests: IncomingMessage[] = [];
  const result = await fetchFrom((request, response) => {
    requests.push(request);
    response.writeHead(request.headers['if-none-match'] === '"one"' ? 304 : 500).end();
  }, '"one"');
  expect(result).toEqual({ outcome: 'not-modified' });
  const [request] = requests;
  expect(request?.headers.cookie).toBeUndefined();
  expect(request?.headers.referer).toBeUndefined();
  expect(request?.headers.authorization).toBeUndefined();
});

test.each([
  [410, 'the relay no longer has the correction', 'gone'],
  [404, 'there is nothing at the address, perhaps only for a while', 'not-found'],
] as const)('%d: %s', async (status, _meaning, outcome) => {
  expect(await fetchFrom((_, response) => response.writeHead(status).end())).toEqual({ outcome });
});

test.each([
  ['a redirect, which is not followed', 302, { Location: '/elsewhere' }, ''],
  ['invalid JSON', 200, {}, '<h1>Please log in</h1>'],
  ['an unknown status', 200, {}, '{"schema:creativeWorkStatus":"eaten"}'],
  ['another kind of JSON', 200, {}, '[]'],
  ['an empty body', 200, {}, ''],
] as const)('%s counts as no response', async (_name, status, headers, body) => {
  let requests = 0;
  const result = await fetchFrom((_, response) => {
    requests += 1;
    response.writeHead(status, headers).end(body);
  });
  expect(result).toEqual({ outcome: 'no-response' });
  expect(requests).toBe(1);
});

test('a busy relay can say when to try again', async () => {
  expect(await fetchFrom((_, response) => response.writeHead(429, { 'Retry-After': '120' }).end())).toEqual({
    outcome: 'no-response',
    askedMs: 120_000,
  });
});

test('a relay that closes the connection, or never ends its response, counts as no response', async () => {
  expect(await fetchFrom((request) => request.socket.destroy())).toEqual({ outcome: 'no-response' });
  const endless: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(' '.repeat(10_000)), 1);
    response.on('close', () => clearInterval(timer));
  };
  expect(await fetchFrom(endless)).toEqual({ outcome: 'no-response' });
});
