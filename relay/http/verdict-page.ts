// What all pages on which editors decide are answered with.

import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { PAGE_STYLE } from '../pages/page-style';
import { verdictPage } from '../pages/verdict-page';
import { verdictWords } from '../words/verdict-words';
import type { HttpContext } from './context';

/** No script runs there, no other page frames it, and nobody learns of the link from where it leads. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
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

/** What the path of `publicUrl` has before the relay's own paths: the web server takes it off. */
export function folderOf({ publicUrl }: Pick<HttpContext, 'publicUrl'>): string {
  return publicUrl === '' ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
}

/** In English: whose language it would be is not known. */
export function expired(c: Context): Response {
  const words = verdictWords('en');
  return c.body(verdictPage({ words, direction: 'ltr' }), 410, PAGE_HEADERS);
}
