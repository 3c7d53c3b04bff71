// The mailbox over HTTP: the page, its style and script, and an event for every letter that arrives.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Letters } from './letters';
import { mailboxPage, type View } from './page';

/**
 * A letter is shown in a sandboxed frame that inherits this policy: no script runs in it and nothing is fetched from
 * other hosts. Inline styles are allowed because letters use them.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const RECONNECT_MS = 1000;

export function mailboxApp(letters: Letters, smtpUrl: string): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header('Content-Security-Policy', POLICY);
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cache-Control', 'no-store');
  });

  app.get('/', (context) => {
    const page = mailboxPage({ letters: letters.all(), opened: undefined, view: 'html', smtpUrl });
    return context.html(page);
  });

  app.get('/letters/:id{\\d+}', (context) => {
    const all = letters.all();
    const opened = all.find(({ id }) => String(id) === context.req.param('id'));
    const view: View = context.req.query('view') === 'text' ? 'text' : 'html';
    return context.html(
      mailboxPage({ letters: all, opened, view, smtpUrl }),
      opened === undefined ? 404 : 200,
    );
  });

  app.get('/arrivals', (context) =>
    streamSSE(context, async (stream) => {
      const forget = letters.onArrival((letter) => {
        void stream.writeSSE({ data: String(letter.id) });
      });
      await stream.writeSSE({ data: 'listening', retry: RECONNECT_MS });
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      forget();
    }),
  );

  for (const [file, type] of [
    ['mailbox.css', 'text/css'],
    ['refresh.js', 'text/javascript'],
  ] as const) {
    app.get(`/${file}`, async (context) =>
      context.body(await readFile(join(import.meta.dirname, file)), 200, {
        'Content-Type': `${type}; charset=utf-8`,
      }),
    );
  }

  return app;
}
