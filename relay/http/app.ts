// The relay's HTTP interface: which address answers what, and what holds for all answers.

import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { errorCode, errorPlace } from '../log';
import { askingClients } from './client-of-request';
import { confirmRoutes } from './confirm';
import type { Env, HttpContext } from './context';
import { inboxRoutes } from './inbox';
import { operationRoutes } from './operation';
import { overflowRoutes } from './overflow';
import { problem } from './problem';
import { sameRoutes } from './same';
import { statusRoutes } from './status';
import { verdictRoutes } from './verdict';

const DAY_S = 86_400;

export function createApp(context: HttpContext): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff'); // annotations hold what strangers wrote: never to be taken for a page
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
  // Any extension may send: Firefox gives each installation an origin of its own, so none can be listed. A page of another
  // site may look, and its browser is told beforehand that it may not send.
  const isRefused = (origin: string, c: Context) =>
    c.req.header('Access-Control-Request-Method') === 'POST' && !context.maySend(origin);
  const forBrowsers = cors({
    origin: (origin, c) => (isRefused(origin, c) ? null : '*'),
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type', 'If-None-Match'],
    exposeHeaders: ['Location', 'Link', 'Accept-Post', 'Retry-After', 'ETag'],
    maxAge: DAY_S,
  });
  app.use('/inbox', forBrowsers);
  app.use('/inbox/same', forBrowsers);
  app.use('/corrections/*', forBrowsers);
  const asking = askingClients(context);
  app.route('/inbox', inboxRoutes(context, asking));
  app.route('/inbox/same', sameRoutes(context, asking));
  app.route('/corrections', statusRoutes(context));
  app.route('/verdict/confirm', confirmRoutes(context));
  app.route('/verdict', verdictRoutes(context));
  app.route('/overflow', overflowRoutes(context));
  app.route('/digest', overflowRoutes(context)); // the address in letters from version 0.1
  app.route('/', operationRoutes(context));
  app.notFound(() => problem({ kind: 'not-found' }));
  app.onError((error) => {
    // Its message may quote what it stumbled over: the kind and the place are enough to find it.
    context.log({ event: 'failed', code: errorCode(error), place: errorPlace(error) });
    return problem({ kind: 'internal' });
  });
  return app;
}
