// What an operator's programs ask: whether the relay is well, and what it counts.

import { Hono } from 'hono';
import type { Env, HttpContext } from './context';
import { CHALLENGE, isOperator } from './operator';
import { methodNotAllowed, problem } from './problem';

/** So long, a relay may leave a letter that is due: it has hands for a few at a time. */
const LONGEST_DUE_MS = 15 * 60_000;
const DATABASE_PATIENCE_MS = 5_000;

type Health = { readonly status: 'ok' } | { readonly status: 'failing'; readonly reason: string };

/** `GET` and `HEAD` of `/healthz` and `/metrics`. */
export function operationRoutes(context: HttpContext): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/healthz', async (c) => {
    const health = await healthOf(context);
    c.header('Cache-Control', 'no-store');
    return c.json(health, health.status === 'ok' ? 200 : 503);
  });

  routes.get('/metrics', async (c) => {
    // Not even for this machine without the token: a web server on it may hand on anybody's request, and a page in a
    // browser on it can ask under a name of its own (DNS rebinding).
    if (!isOperator(c.req.header('Authorization'), context.operatorToken))
      return problem({ kind: 'not-the-operator', headers: CHALLENGE });
    const { text, contentType } = await context.metrics.read();
    return c.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  });

  for (const path of ['/healthz', '/metrics']) routes.all(path, () => methodNotAllowed('GET, HEAD'));

  return routes;
}

async function healthOf({ queue, now }: HttpContext): Promise<Health> {
  const due = await withinPatience(queue.nextDueAt()).catch(() => 'no answer' as const);
  if (due === 'no answer') return { status: 'failing', reason: 'the database does not answer' };
  if (due !== undefined && now() - due > LONGEST_DUE_MS)
    return { status: 'failing', reason: 'letters that are due are not sent' };
  return { status: 'ok' };
}

async function withinPatience<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), DATABASE_PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
