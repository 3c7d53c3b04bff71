// “Has anyone reported this?”: what the inbox learns, and how its responses are read.

import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { type Duplicates, findDuplicates } from '../../../lib/channel/find-duplicates';
import { duplicateKey } from '../../../lib/correction/duplicate';
import { sha256Of } from '../../../lib/net/sha256';
import { correction } from '../../../testing/samples/corrections';
import { serve } from '../fixtures/loopback';

const CONTENT = correction();
const DIGEST = await sha256Of(duplicateKey(CONTENT));
const JSON_HEADERS = { 'Content-Type': 'application/json' };
const PROBLEM_HEADERS = { 'Content-Type': 'application/problem+json' };

/** Asks an inbox that responds in this way. Also returns the requests that it received. */
async function asked(
  answer: (name: string, response: ServerResponse) => void,
): Promise<{ same: Duplicates; requests: string[] }> {
  const requests: string[] = [];
  const origin = await serve((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    expect(request.headers).not.toHaveProperty('cookie');
    const { searchParams } = new URL(request.url ?? '', 'http://inbox.test');
    answer([...searchParams.keys()].join(), response);
  });
  return { same: await findDuplicates(`${origin}/inbox`, CONTENT, fetch), requests };
}

const matches = (...all: readonly unknown[]) =>
  asked((_, response) => {
    response.writeHead(200, JSON_HEADERS).end(JSON.stringify({ matches: all }));
  });
const OTHER = { digest: `${DIGEST.slice(0, 4)}${'0'.repeat(60)}`, readers: 7, status: 'fixed' };

test('the inbox learns only four digits of the hash', async () => {
  const { requests } = await matches();
  expect(requests).toEqual([`GET /inbox/same?prefix=${DIGEST.slice(0, 4)}`]);
});

test('among the hashes with that beginning, the one that is equal is the answer', async () => {
  const own = { digest: DIGEST, readers: 3, status: 'mailed', later: 'ignored' };
  expect((await matches(OTHER, own)).same).toEqual({ readers: 3, status: 'mailed' });
});

test('nobody has reported it if only other hashes have that beginning', async () => {
  expect((await matches(OTHER)).same).toEqual({ readers: 0 });
  expect((await matches()).same).toEqual({ readers: 0 });
});

test('a relay that does not know prefixes is asked with the whole hash', async () => {
  const { same, requests } = await asked((name, response) => {
    if (name === 'digest') response.writeHead(200, JSON_HEADERS).end('{"readers":2,"status":"declined"}');
    else response.writeHead(400, PROBLEM_HEADERS).end('{"title":"Bad request"}');
  });
  expect(same).toEqual({ readers: 2, status: 'declined' });
  expect(requests).toEqual([
    `GET /inbox/same?prefix=${DIGEST.slice(0, 4)}`,
    `GET /inbox/same?digest=${DIGEST}`,
  ]);
});

test.each([
  [200, PROBLEM_HEADERS],
  [400, JSON_HEADERS],
  [400, { 'Content-Type': 'text/html' }],
  [403, PROBLEM_HEADERS],
  [404, PROBLEM_HEADERS],
  [429, PROBLEM_HEADERS],
  [500, PROBLEM_HEADERS],
])('the whole hash is not told after %i with %o', async (status, headers) => {
  const { same, requests } = await asked((_, response) => response.writeHead(status, headers).end('{}'));
  expect(same).toBeUndefined();
  expect(requests).toHaveLength(1);
});

test.each([
  ['no list', '{"matches":{}}'],
  ['no number', JSON.stringify({ matches: [{ digest: DIGEST, readers: '3', status: 'fixed' }] })],
  ['nobody', JSON.stringify({ matches: [{ digest: DIGEST, readers: 0, status: 'fixed' }] })],
  ['a status of its own', JSON.stringify({ matches: [{ digest: DIGEST, readers: 1, status: 'spam' }] })],
  ['more than is read', JSON.stringify({ matches: [], more: 'x'.repeat(200_000) })],
  ['a page', '<!doctype html>'],
])('an answer with %s is none', async (_, body) => {
  const { same } = await asked((_name, response) => response.writeHead(200, JSON_HEADERS).end(body));
  expect(same).toBeUndefined();
});

test('a hundred matches can be read', async () => {
  const many = Array.from({ length: 99 }, (_, index) => ({
    ...OTHER,
    digest: DIGEST.slice(0, 4) + String(index).padStart(60, '0'),
  }));
  const own = { digest: DIGEST, readers: 1, status: 'received' };
  expect((await matches(...many, own)).same).toEqual({ readers: 1, status: 'received' });
});
