// What the fuzz harness asks of a relay: request N of a seed is the same each time, whatever came before it.

import { type Random, seededRandom } from '../../bench/seeded';
import { oddBody, validAnnotation } from './annotations';
import { oddHeaders, TYPES } from './headers';
import { brokenHttp, slowHttp, written } from './raw-http';
import type { FetchRequest, FuzzRequest, Known } from './request';
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
  return slowHttp(random, postOf(random));
}

/** A correction that must be taken in. */
export function controlRequest(index: number): FetchRequest {
  const random = seededRandom(0x5eed + index);
  const annotation = validAnnotation(random, HOSTS.control);
  annotation.id = `urn:uuid:${crypto.randomUUID()}`;
  return {
    by: 'fetch',
    name: 'control',
    method: 'POST',
    path: '/inbox',
    headers: { 'Content-Type': 'application/ld+json' },
    body: Buffer.from(JSON.stringify(annotation)),
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

/** Several at once on one connection, by a client that may not read what is answered. */
function pipelined(random: Random, known: Known): FuzzRequest {
  const count = random.pick([2, 8, 16, 17, 40]);
  const headers = { 'Content-Type': 'application/ld+json', Connection: 'keep-alive' };
  const chunks = Array.from({ length: count }, () =>
    random.integer(2) === 0
      ? Buffer.concat(route(random, known, 'keep-alive').chunks)
      : written('POST', '/inbox', headers, postOf(random)),
  );
  const ending = random.pick(['wait', 'wait', 'half-close', 'abort', 'deaf'] as const);
  return {
    by: 'socket',
    name: `pipelined ${count}, then ${ending}`,
    chunks: [Buffer.concat([...chunks, written('GET', '/inbox', {}, Buffer.alloc(0))])],
    pauseMs: 0,
    ending,
  };
}
