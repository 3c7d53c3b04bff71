// Tells a reader's browser whether others already sent the same correction. The browser asks by a hash, and gets counts and states.

import { type Context, Hono } from 'hono';
import type { ClientOfRequest } from './client-of-request';
import type { Env, HttpContext } from './context';
import { methodNotAllowed, problem, tooManyFor } from './problem';

/** The first digits of a SHA-256 in hexadecimal. Many texts share them, so they do not reveal the highlighted one. */
const PREFIX = /^[\da-f]{4}$/;
/** All digits of the SHA-256. Version 0.1 asks by them, in a parameter that it calls `digest`. */
const WHOLE_HASH = /^[\da-f]{64}$/;

/**
 * `GET` and `HEAD` of `inbox/same?prefix=…`, which lists all hashes with that prefix so that the reader's browser can look for its
 * own, and of `inbox/same?digest=…`. The limits count a request like a correction, so that nobody can try all texts.
 */
export function duplicateRoutes(
  { duplicates, limits, maySend, now, log }: HttpContext,
  clientOfRequest: ClientOfRequest,
): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/', async (c) => {
    // A page of another site must not use up its visitors' limit. Extensions ask with CORS; programs do not send the header.
    const mode = c.req.header('Sec-Fetch-Mode') ?? 'cors';
    if (mode !== 'cors' || !maySend(c.req.header('Origin'))) return problem({ kind: 'foreign-origin' });
    const wait = await limits.ofReader(clientOfRequest(c));
    if (wait !== undefined) {
      log({ event: 'limited', reason: 'too-many-of-reader' });
      return problem(tooManyFor('too-many-of-reader', wait));
    }
    const { prefix, digest } = c.req.query();
    if (prefix !== undefined && PREFIX.test(prefix)) {
      const found = await duplicates.beginningWith(prefix, now());
      return answer(c, { matches: found.map(({ sha256, ...count }) => ({ digest: sha256, ...count })) });
    }
    if (digest !== undefined && WHOLE_HASH.test(digest)) return answer(c, await duplicates.of(digest, now()));
    return problem({ kind: 'not-a-hash' });
  });
  routes.all('/', () => methodNotAllowed('GET, HEAD, OPTIONS'));
  return routes;
}

function answer(c: Context, body: object): Response {
  return c.json(body, 200, { 'Cache-Control': 'no-store' });
}
