// The relay's HTTP interface: its routes, and the headers that all responses have.

import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { errorCode, errorPlace } from '../log';
import { isStorageError } from '../store/storage-health';
import { clientFinderFor } from './client-of-request';
import { confirmRoutes } from './confirm';
import type { Env, HttpContext } from './context';
import { duplicateRoutes } from './duplicates';
import { inboxRoutes } from './inbox';
import { operationRoutes } from './operator';
import { overflowRoutes } from './overflow';
import { problem } from './problem';
import { statusRoutes } from './status';
import { verdictRoutes } from './verdict';

/** How long a browser caches the answer to a CORS preflight, in seconds. */
const PREFLIGHT_S = 86_400;

/** Returns the path of a request. Web servers add slashes: in front, if both their rule and the address end with one, and at the end. */
function pathOf({ url }: Request): string {
  return new URL(url).pathname.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
}

/** When a client should try again after a failure of the database, in seconds. */
const STORAGE_RETRY_S = 60;

export function createApp(context: HttpContext): Hono<Env> {
  const app = new Hono<Env>({ getPath: pathOf });
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff'); // annotations contain strangers' text, which a browser must not render as a page
  });
  app.use('/inbox', async (c, next) => {
    await next();
    c.header('Accept-Post', 'application/ld+json');
    c.header('Allow', 'GET, HEAD, OPTIONS, POST');
  });
  app.use('/corrections/*', async (c, next) => {
    await next();
    c.header('Allow', 'GET, HEAD, OPTIONS');
  });
  // Any extension may send: Firefox gives each installation a different origin, so no list can contain them. A page of another site
  // may read, and its browser learns from the preflight that it may not send.
  const isRefused = (origin: string, c: Context) =>
    c.req.header('Access-Control-Request-Method') === 'POST' && !context.maySend(origin);
  const forBrowsers = cors({
    origin: (origin, c) => (isRefused(origin, c) ? null : '*'),
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type', 'If-None-Match'],
    exposeHeaders: ['Location', 'Link', 'Accept-Post', 'Retry-After', 'ETag'],
    maxAge: PREFLIGHT_S,
  });
  app.use('/inbox', forBrowsers);
  app.use('/inbox/same', forBrowsers);
  app.use('/corrections/*', forBrowsers);
  const clientOfRequest = clientFinderFor(context);
  app.route('/inbox', inboxRoutes(context, clientOfRequest));
  app.route('/inbox/same', duplicateRoutes(context, clientOfRequest));
  app.route('/corrections', statusRoutes(context));
  app.route('/verdict/confirm', confirmRoutes(context));
  app.route('/verdict', verdictRoutes(context));
  app.route('/overflow', overflowRoutes(context));
  app.route('/digest', overflowRoutes(context)); // the address in letters from version 0.1
  app.route('/', operationRoutes(context));
  app.notFound(() => problem({ kind: 'not-found' }));
  app.onError((error) => {
    if (isStorageError(error)) context.storage.failed();
    // The message is not logged, because it may quote the input. The kind and the place are enough to find the error.
    context.log({ event: 'failed', code: errorCode(error), place: errorPlace(error) });
    return isStorageError(error)
      ? problem({ kind: 'not-stored', headers: { 'Retry-After': `${STORAGE_RETRY_S}` } })
      : problem({ kind: 'internal' });
  });
  return app;
}
