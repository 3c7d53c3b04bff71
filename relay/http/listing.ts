// What the inbox lists: everything to the operator, the newest first, and nothing to others.

import type { Context } from 'hono';
import { isToken } from '../domain/token';
import type { Env, HttpContext } from './context';
import { CHALLENGE, isOperator } from './operator';
import { problem } from './problem';

/** Of one page. The next ones are found by its link. */
const LISTED_AT_ONCE = 500;

/** The corrections that the caller may see (LDN, section 3.3.2): those of the public are none. */
export async function listing(c: Context<Env>, context: HttpContext): Promise<Response> {
  const { corrections, publicUrl, operatorToken } = context;
  const isAllowed = isOperator(c.req.header('Authorization'), operatorToken);
  if (isAllowed === false) return problem({ kind: 'not-the-operator', headers: CHALLENGE });
  if (isAllowed === undefined) return page([]);
  const before = c.req.query('before');
  if (before !== undefined && !isToken(before)) return problem({ kind: 'not-a-page' });
  const tokens = await corrections.list(before, LISTED_AT_ONCE);
  if (tokens === undefined) return problem({ kind: 'not-a-page' });
  const last = tokens.length === LISTED_AT_ONCE ? tokens.at(-1) : undefined;
  return page(
    tokens,
    last === undefined ? {} : { Link: `<${publicUrl}/inbox?before=${last}>; rel="next"` }, // LDP Paging, section 6.2.4
  );

  function page(tokens: readonly string[], headers: Readonly<Record<string, string>> = {}): Response {
    const body = {
      '@context': 'http://www.w3.org/ns/ldp',
      '@id': `${publicUrl}/inbox`, // also on later pages: the predicate's subject is the inbox itself
      contains: tokens.map((token) => `${publicUrl}/corrections/${token}`),
    };
    return c.body(JSON.stringify(body), 200, {
      ...headers,
      'Content-Type': 'application/ld+json',
      'Cache-Control': 'no-store',
      Vary: 'Authorization',
    });
  }
}
