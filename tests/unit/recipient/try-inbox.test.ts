// Testing the address of a relay that a reader sets.

import { describe, expect, test } from 'vitest';
import { tryInbox } from '../../../lib/recipient/try-inbox';

const INBOX = 'https://relay.example/inbox';

/** A server that answers each method so, and notes what it was asked. */
function server(answers: Readonly<Record<string, Response | undefined>>) {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (_input, { method = 'GET', body } = {}) => {
    asked.push(body ? `${method} with a body` : method);
    const answer = answers[method];
    if (answer === undefined) throw new TypeError('Failed to fetch');
    return answer;
  };
  return { fetch, asked };
}

const silent = () => new Response(null, { status: 204 });
const json = (status: number, type: string) =>
  new Response('{}', { status, headers: { 'Content-Type': type } });

describe('an address', () => {
  test('accepts corrections if it says so, and receives none', async () => {
    const accepting = new Response(null, { headers: { 'Accept-Post': 'application/ld+json' } });
    const { fetch, asked } = server({ OPTIONS: accepting });
    expect(await tryInbox(INBOX, fetch)).toBe('takes');
    expect(asked).toEqual(['OPTIONS']);
  });

  test.each([
    ['takes', json(200, 'application/ld+json; charset=utf-8')],
    ['unclear', json(200, 'text/html')],
    ['unclear', json(401, 'application/problem+json')],
    ['not-there', json(404, 'text/html')],
    ['not-there', json(410, 'text/html')],
  ] as const)('is %s by what it holds, where it does not say what it takes', async (trial, held) => {
    expect(await tryInbox(INBOX, server({ OPTIONS: silent(), GET: held }).fetch)).toBe(trial);
  });

  test('is unreachable if it does not respond', async () => {
    expect(await tryInbox(INBOX, server({}).fetch)).toBe('unreachable');
    expect(await tryInbox(INBOX, server({ OPTIONS: silent() }).fetch)).toBe('unreachable');
  });
});
