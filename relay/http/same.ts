// Whether others have said the very same, for a reader who is about to: asked by a hash, answered with a count and a state.

import { Hono } from 'hono';
import type { Asking } from './asking';
import type { Env, HttpContext } from './context';
import { methodNotAllowed, problem, tooManyFor } from './problem';

/** SHA-256 in hexadecimal. */
const DIGEST = /^[\da-f]{64}$/;

/** `GET` and `HEAD` of `inbox/same?digest=…`. A question counts as a correction does: nobody tries all digests there may be. */
export function sameRoutes({ findSames, limits, now }: HttpContext, asking: Asking): Hono<Env> {
  const same = new Hono<Env>();
  same.get('/', async (c) => {
    const wait = await limits.ofReader(asking(c));
    if (wait !== undefined) return problem(tooManyFor('too-many-of-reader', wait));
    const digest = c.req.query('digest') ?? '';
    if (!DIGEST.test(digest)) return problem({ kind: 'not-a-digest' });
    return c.json(await findSames(digest, now()), 200, { 'Cache-Control': 'no-store' });
  });
  same.all('/', () => methodNotAllowed('GET, HEAD, OPTIONS'));
  return same;
}
