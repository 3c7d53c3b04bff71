// The relay's HTTP interface: which address answers what, and what holds for all answers.

import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { confirmRoutes } from './confirm';
import type { HttpContext } from './context';
import { inboxRoutes } from './inbox';
import { problem } from './problem';
import { sameRoutes } from './same';
import { statusRoutes } from './status';
import { verdictRoutes } from './verdict';

const DAY_S = 86_400;

export function createApp(context: HttpContext): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header('X-Content-Type-Options', 'nosniff'); // annotations hold what strangers wrote: never to be taken for a page
  });
  app.use('/inbox', async (c, next) => {
    await next();
    c.header('Accept-Post', 'application/ld+json');
    c.header('Allow', 'GET, HEAD, OPTIONS, POST');
  });
  // Any extension may send: Firefox gives each installation an origin of its own, so none can be listed.
  const forBrowsers = cors({
    origin: '*',
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type', 'If-None-Match'],
    exposeHeaders: ['Location', 'Link', 'Accept-Post', 'Retry-After', 'ETag'],
    maxAge: DAY_S,
  });
  app.use('/inbox', forBrowsers);
  app.use('/inbox/same', forBrowsers);
  app.use('/corrections/*', forBrowsers);
  app.route('/inbox', inboxRoutes(context));
  app.route('/inbox/same', sameRoutes(context));
  app.route('/corrections', statusRoutes(context));
  app.route('/verdict/confirm', confirmRoutes(context));
  app.route('/verdict', verdictRoutes(context));
  app.notFound((c) =>
    c.req.path === '/inbox'
      ? problem({ status: 405, title: 'Method not allowed', detail: 'The inbox answers GET, HEAD and POST.' })
      : problem({ status: 404, title: 'Not found', detail: 'There is nothing at this address.' }),
  );
  app.onError((error) => {
    // Its message may quote what it stumbled over: the kind and the place are enough to find it.
    const place = error.stack?.split('\n').find((line) => line.startsWith('    at '));
    context.log(`failed: ${error.name}${codeOf(error)}${place?.replace(/^ */, ' ') ?? ''}`);
    return problem({
      status: 500,
      title: 'Internal error',
      detail: 'The relay failed. The correction may not have been taken in: send it again later.',
    });
  });
  return app;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
}
