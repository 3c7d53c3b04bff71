// Responses with pages for editors: their headers, the relay's path in their addresses, and the page for an expired link.

import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { PAGE_STYLE } from '../pages/frame';
import { verdictPage } from '../pages/verdict-page';
import { verdictWords } from '../words/words';
import type { HttpContext } from './context';

/** No script runs on the page, no other page can frame it, and no site learns the link as a referrer. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  // no-transform: Cloudflare would replace e-mail addresses by a script, which the page does not allow
  'Cache-Control': 'no-store, no-transform',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
};

/** Returns the path of `publicUrl`, which the web server removes from requests. */
export function folderOf({ publicUrl }: Pick<HttpContext, 'publicUrl'>): string {
  return publicUrl === '' ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
}

/** Returns the response to a link that is not valid. It is in English, because the site and its language are not known. */
export function expired(c: Context): Response {
  const words = verdictWords('en');
  return c.body(verdictPage({ words, direction: 'ltr' }), 410, PAGE_HEADERS);
}
