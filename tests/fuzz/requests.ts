// What the fuzz harness asks of a relay: request N of a seed is the same each time, whatever came before it.

import { type Random, seededRandom } from '../../testing/seeded';
import { oddBody, validAnnotation } from './annotations';
import { oddHeaders, TYPES } from './headers';
import { brokenHttp, slowHttp, written } from './raw-http';
import type { FetchRequest, FuzzRequest, Known, SocketRequest } from './request';
import { answerForm, route } from './routes';
import { HOSTS } from './values';

export function requestOf(seed: number, index: number, known: Known): FuzzRequest {
  const random = seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  for (let warmUp = 0; warmUp < 3; warmUp++) random.next();
  const kind = random.integer(100);
  if (kind < 50) return inboxPost(random, known);
  if (kind < 75) return route(random, known);
  if (kind < 86) return answerForm(random, known);
  if (kind < 93) return brokenHttp(random, postOf(random));
  if (kind < 96) return pipelined(random, known);
  if (kind < 97) return deaf(random, known);
  return slowHttp(random, postOf(random));
}

/** A correction that must be taken in. */
export function controlRequest(index: number): FetchRequest {
  return postToControl('control', index, {});
}

/** Corrections whose status is as large as a reader can make it, the largest first: numbers grow when they are written again. */
export function largeRequests(): FetchRequest[] {
  return [Array(10_000).fill(1e20), 'x'.repeat(60_000)].map((x) => postToControl('large', 0, { x }));
}

function postToControl(name: string, seed: number, more: Readonly<Record<string, unknown>>): FetchRequest {
  const annotation = validAnnotation(seededRandom(0x5eed + seed), HOSTS.control);
  const body = JSON.stringify({ ...annotation, ...more, id: `urn:uuid:${crypto.randomUUID()}` });
  return {
    by: 'fetch',
    name,
    method: 'POST',
    path: '/inbox',
    headers: { 'Content-Type': 'application/ld+json' },
    body: Buffer.from(body.replaceAll('100000000000000000000', '1e20')),
  };
}

function postOf(random: Random): Buffer {
  return Buffer.from(JSON.stringify(validAnnotation(random, HOSTS.fuzzed)));
}

function inboxPost(random: Random, known: Known): FuzzRequest {
  const { name, bytes, encoding } = oddBody(random);
  const type = random.integer(8) === 0 ? random.pick(TYPES) : 'application/ld+json';
  return {
    by: 'fetch',
    name: `inbox: ${name}`,
    method: 'POST',
    path: '/inbox',
    headers: {
      ...oddHeaders(random, known),
      'Content-Type': type,
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    },
    body: bytes,
  };
}

/** Several at once on one connection. */
function pipelined(random: Random, known: Known): FuzzRequest {
  const count = random.pick([2, 8, 16, 17, 40]);
  const headers = { 'Content-Type': 'application/ld+json', Connection: 'keep-alive' };
  const chunks = Array.from({ length: count }, () =>
    random.integer(2) === 0
      ? Buffer.concat(route(random, known, 'keep-alive').chunks)
      : written('POST', '/inbox', headers, postOf(random)),
  );
  const ending = random.pick(['wait', 'wait', 'half-close', 'abort'] as const);
  const last = written('GET', '/inbox', {}, Buffer.alloc(0));
  return socketRequest(`pipelined ${count}, then ${ending}`, Buffer.concat([...chunks, last]), ending);
}

/** Asks again and again for what is largest, and reads nothing. */
function deaf(random: Random, { largest }: Known): FuzzRequest {
  const count = random.pick([1, 8, 16, 17, 100, 400]);
  const one = written('GET', largest, { Connection: 'keep-alive' }, Buffer.alloc(0));
  return socketRequest(`deaf ${count}`, Buffer.concat(Array(count).fill(one)), 'deaf');
}

function socketRequest(name: string, bytes: Buffer, ending: SocketRequest['ending']): SocketRequest {
  return { by: 'socket', name, chunks: [bytes], pauseMs: 0, ending };
}
