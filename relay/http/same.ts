// Whether others have said the very same, for a reader who is about to: asked by a hash, answered with a count and a state.

import { Hono } from 'hono';
import type { HttpContext } from './context';
import { problem } from './problem';

/** SHA-256 in hexadecimal. */
const DIGEST = /^[\da-f]{64}$/;

/** `GET` and `HEAD` of `inbox/same?digest=…`. */
export function sameRoutes({ findSames, now }: HttpContext): Hono {
  const same = new Hono();
  same.get('/', async (c) => {
    const digest = c.req.query('digest') ?? '';
    if (!DIGEST.test(digest)) return noDigest();
    return c.json(await findSames(digest, now()), 200, { 'Cache-Control': 'no-store' });
  });
  return same;
}

function noDigest(): Response {
  return problem({
    status: 400,
    title: 'Not a digest',
    detail: 'digest must be the SHA-256 of what makes corrections the same, in 64 hexadecimal digits.',
  });
}
