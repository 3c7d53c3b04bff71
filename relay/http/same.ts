// Whether others have said the same, for a reader who is about to: asked by a hash, answered with counts and states.

import { type Context, Hono } from 'hono';
import type { Asking } from './client-of-request';
import type { Env, HttpContext } from './context';
import { methodNotAllowed, problem, tooManyFor } from './problem';

/** The beginning of a SHA-256 in hexadecimal: what was highlighted is one of very many texts that share it. */
const PREFIX = /^[\da-f]{4}$/;
/** All of it: how version 0.1 asks. */
const DIGEST = /^[\da-f]{64}$/;

/**
 * `GET` and `HEAD` of `inbox/same?prefix=…`, which lists what begins with the prefix and leaves it to the reader's browser
 * to find its own, and of `inbox/same?digest=…`. A question counts as a correction does: nobody tries all that there may be.
 */
export function sameRoutes({ findSames, limits, maySend, now, log }: HttpContext, asking: Asking): Hono<Env> {
  const same = new Hono<Env>();
  same.get('/', async (c) => {
    // A page elsewhere must not use up what its visitors may send: extensions and programs ask by CORS, or by no browser.
    const mode = c.req.header('Sec-Fetch-Mode') ?? 'cors';
    if (mode !== 'cors' || !maySend(c.req.header('Origin'))) return problem({ kind: 'foreign-origin' });
    const wait = await limits.ofReader(asking(c));
    if (wait !== undefined) {
      log({ event: 'limited', reason: 'too-many-of-reader' });
      return problem(tooManyFor('too-many-of-reader', wait));
    }
    const { prefix, digest } = c.req.query();
    if (prefix !== undefined && PREFIX.test(prefix))
      return answer(c, { matches: await findSames.beginningWith(prefix, now()) });
    if (digest !== undefined && DIGEST.test(digest)) return answer(c, await findSames.of(digest, now()));
    return problem({ kind: 'not-a-digest' });
  });
  same.all('/', () => methodNotAllowed('GET, HEAD, OPTIONS'));
  return same;
}

function answer(c: Context, body: object): Response {
  return c.json(body, 200, { 'Cache-Control': 'no-store' });
}
