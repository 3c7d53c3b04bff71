// The addresses for the operator's programs, `/healthz` and `/metrics`, and the check of the operator's token.

import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { factsOf } from '../domain/mail-cause';
import type { Env, HttpContext } from './context';
import { methodNotAllowed, problem } from './problem';

/** How long a due letter may wait before the relay counts as failing, in milliseconds. It sends only a few letters at a time. */
const MAX_OVERDUE_MS = 15 * 60_000;
/** How long `/healthz` waits for the database, in milliseconds. */
const DATABASE_TIMEOUT_MS = 5_000;

type Health =
  | { readonly status: 'ok' }
  /** Corrections are accepted, but some letters wait until the operator does something. */
  | { readonly status: 'degraded'; readonly reason: string }
  | { readonly status: 'failing'; readonly reason: string };

/** `GET` and `HEAD` of `/healthz` and `/metrics`. */
export function operationRoutes(context: HttpContext): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/healthz', async (c) => {
    const health = await healthOf(context);
    c.header('Cache-Control', 'no-store');
    // A web server or an orchestrator must not take a relay that accepts corrections out of service.
    return c.json(health, health.status === 'failing' ? 503 : 200);
  });

  routes.get('/metrics', async (c) => {
    // Requests from this machine need the token too: a web server on it passes on requests from everywhere, and a page in a browser on
    // it can send requests under another host name (DNS rebinding).
    if (!isOperator(c.req.header('Authorization'), context.operatorToken))
      return problem({ kind: 'not-the-operator', headers: CHALLENGE });
    const { text, contentType } = await context.metrics.read();
    return c.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
  });

  for (const path of ['/healthz', '/metrics']) routes.all(path, () => methodNotAllowed('GET, HEAD'));

  return routes;
}

async function healthOf({ queue, storage, now }: HttpContext): Promise<Health> {
  const state = await withinTimeout(Promise.all([queue.nextDueAt(), queue.putOff()])).catch(() => undefined);
  if (state === undefined) return { status: 'failing', reason: 'the database does not answer' };
  const [due, putOff] = state;
  if (await withinTimeout(storage.isFailing()).catch(() => true))
    return { status: 'failing', reason: 'the database cannot be written to' };
  if (due !== undefined && now() - due > MAX_OVERDUE_MS)
    return { status: 'failing', reason: 'letters that are due are not sent' };
  const meanings = putOff.map(({ cause }) => factsOf(cause)).filter((facts) => facts?.needsOperator);
  if (meanings.length === 0) return { status: 'ok' };
  return {
    status: 'degraded',
    reason: `letters wait: ${meanings.map((facts) => facts?.meaning).join('; ')}`,
  };
}

async function withinTimeout<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), DATABASE_TIMEOUT_MS);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether `authorization` has the operator's token; `undefined` if the request has no such header. */
export function isOperator(
  authorization: string | undefined,
  operatorToken: string | undefined,
): boolean | undefined {
  if (authorization === undefined) return undefined;
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]; // the scheme is case-insensitive (RFC 9110, section 11.1)
  if (token === undefined || operatorToken === undefined) return false;
  return timingSafeEqual(fingerprint(token), fingerprint(operatorToken)); // both have the same length, as timingSafeEqual needs
}

/** The header that tells a refused client how to authenticate (RFC 6750, section 3). */
export const CHALLENGE = { 'WWW-Authenticate': 'Bearer realm="Corrigenda relay"' };

function fingerprint(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
