// Asking what became of a correction: a real server on loopback, in all the ways in which relays may answer.

import type { IncomingMessage, RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { fetchStatus, type StatusAnswer } from '../../../lib/status/fetch';
import { serve } from '../loopback';

const NOW = Date.UTC(2026, 10, 23);

async function ask(answer: RequestListener, etag?: string): Promise<StatusAnswer> {
  return fetchStatus(`${await serve(answer)}/corrections/token`, etag, fetch, () => NOW);
}

/** The relay says so. */
function told(report: unknown, headers: Record<string, string> = {}): Promise<StatusAnswer> {
  return ask((_, response) => response.writeHead(200, headers).end(JSON.stringify(report)));
}

test.each(['received', 'mailed', 'undeliverable', 'fixed', 'declined'] as const)(
  'it is told what became of it: %s',
  async (state) => {
    expect(await told({ 'schema:creativeWorkStatus': state })).toEqual({ outcome: 'told', state });
  },
);

test('the note comes with it, without what no keyboard writes, and not longer than notes are', async () => {
  const report = {
    'schema:creativeWorkStatus': 'fixed',
    'schema:comment': ` Thank\u0007 you!\n${'é'.repeat(600)}`,
  };
  expect(await told(report, { ETag: '"one"' })).toEqual({
    outcome: 'told',
    state: 'fixed',
    note: `Thank you!\n${'é'.repeat(489)}`,
    etag: '"one"',
  });
});

test('what was known is asked for by its ETag, and nothing is sent again where it is the same', async () => {
  const requests: IncomingMessage[] = [];
  const answer = await ask((request, response) => {
    requests.push(request);
    response.writeHead(request.headers['if-none-match'] === '"one"' ? 304 : 500).end();
  }, '"one"');
  expect(answer).toEqual({ outcome: 'same' });
  const [request] = requests;
  expect(request?.headers.cookie).toBeUndefined();
  expect(request?.headers.referer).toBeUndefined();
  expect(request?.headers.authorization).toBeUndefined();
});

test.each([404, 410])('%d: there is nothing to ask for any more', async (status) => {
  expect(await ask((_, response) => response.writeHead(status).end())).toEqual({ outcome: 'gone' });
});

test.each([
  ['a redirect, which is not followed', 302, { Location: '/elsewhere' }, ''],
  ['no JSON', 200, {}, '<h1>Please log in</h1>'],
  ['a state that no relay has', 200, {}, '{"schema:creativeWorkStatus":"eaten"}'],
  ['another kind of JSON', 200, {}, '[]'],
  ['nothing', 200, {}, ''],
] as const)('%s: it is asked again another time', async (_name, status, headers, body) => {
  let requests = 0;
  const answer = await ask((_, response) => {
    requests += 1;
    response.writeHead(status, headers).end(body);
  });
  expect(answer).toEqual({ outcome: 'silent' });
  expect(requests).toBe(1);
});

test('a relay that is busy says when to come again', async () => {
  expect(await ask((_, response) => response.writeHead(429, { 'Retry-After': '120' }).end())).toEqual({
    outcome: 'silent',
    askedMs: 120_000,
  });
});

test('a relay that hangs up, or never ends what it says, holds nothing up', async () => {
  expect(await ask((request) => request.socket.destroy())).toEqual({ outcome: 'silent' });
  const endless: RequestListener = (_, response) => {
    const timer = setInterval(() => response.write(' '.repeat(10_000)), 1);
    response.on('close', () => clearInterval(timer));
  };
  expect(await ask(endless)).toEqual({ outcome: 'silent' });
});
