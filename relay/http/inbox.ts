// The inbox (W3C Linked Data Notifications): it accepts corrections, and lists them to the operator.

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { storyAddress } from '../../lib/correction/content';
import { duplicateKey } from '../../lib/correction/duplicate';
import { type AnnotationParse, parseAnnotation } from '../../lib/correction/parse-annotation';
import type { Client } from '../domain/client';
import { pageOnSite } from '../domain/site';
import { isToken, newToken } from '../domain/token';
import { subjectFromAddress } from '../story/subject';
import type { ClientOfRequest } from './client-of-request';
import { contentHash } from './content-hash';
import type { Env, HttpContext } from './context';
import { CHALLENGE, isOperator } from './operator';
import { type ManyKind, methodNotAllowed, problem, type Refusal, tooManyFor } from './problem';
import { readJsonBody } from './read-body';

type AcceptableAnnotation = Extract<AnnotationParse, { ok: true }>;

/** `GET`, `HEAD` and `POST` of the inbox. */
export function inboxRoutes(context: HttpContext, clientOfRequest: ClientOfRequest): Hono<Env> {
  const { limits, log } = context;
  const inbox = new Hono<Env>();

  inbox.get('/', (c) => listing(c, context));

  inbox.post('/', async (c) => {
    // Otherwise any page could make its visitors' browsers send corrections under their names and use up their limits.
    if (!context.maySend(c.req.header('Origin'))) return refuse({ kind: 'foreign-origin' });
    const client = clientOfRequest(c);
    const wait = await limits.ofReader(client);
    // The limit is checked before the body is read, so that a client that sends too much costs little.
    if (wait !== undefined) return tooMany('too-many-of-reader', wait);
    const body = await readJsonBody(c.req.raw);
    if ('refusal' in body) return refuse(body.refusal);
    const parsed = parseAnnotation(body.json);
    if (!parsed.ok) return refuse({ kind: 'not-a-correction', problems: parsed.problems });
    return accept(parsed, client, body.bytes);
  });

  inbox.all('/', () => methodNotAllowed('GET, HEAD, OPTIONS, POST'));

  return inbox;

  async function accept(
    { content: received, generator }: AcceptableAnnotation,
    client: Client,
    bytes: number,
  ): Promise<Response> {
    const found = pageOnSite(received.page, context.siteOf);
    if (found === undefined) return refuse({ kind: 'not-our-page' });
    const { site, page } = found;
    const content = { ...received, page };
    const story = storyAddress(page);
    const text = JSON.stringify(content); // the schema gives the keys a fixed order
    // Adds a key at the end of the JSON, instead of serialising everything twice.
    const withGenerator =
      generator === undefined ? text : `${text.slice(0, -1)},"generator":${JSON.stringify(generator)}}`;
    const stored = Buffer.byteLength(withGenerator) + Buffer.byteLength(story);
    const wait = await limits.forSite(site.name, Math.max(bytes, stored));
    if (wait !== undefined) return tooMany('too-many-for-site', wait);
    const { id, reader } = content;
    const acceptance = await context.corrections.accept(
      {
        id,
        token: newToken(),
        content_sha256: contentHash(received),
        duplicate_key: hashOf(duplicateKey(content)),
        site: site.name,
        story,
        content: withGenerator,
        client: (await context.fingerprint(client)) ?? null,
        names_reader: reader.name === undefined && reader.email === undefined ? 0 : 1,
        subject: subjectFromAddress(story, site),
      },
      context.now(),
    );
    if (acceptance.outcome === 'conflict') return refuse({ kind: 'another-correction' });
    log({ event: acceptance.outcome, id, site: site.name });
    if (acceptance.outcome === 'accepted') context.onAccepted();
    return new Response(null, {
      status: 201,
      headers: { Location: `${context.publicUrl}/corrections/${acceptance.token}` },
    });
  }

  function refuse(refusal: Refusal): Response {
    log({ event: 'refused', reason: refusal.kind });
    return problem(refusal);
  }

  function tooMany(kind: ManyKind, waitMs: number): Response {
    log({ event: 'limited', reason: kind });
    return problem(tooManyFor(kind, waitMs));
  }
}

/** Maximum number of corrections on one page of the operator's list. The header `Link` leads to the next page. */
const MAX_LISTED = 500;

/** Lists the corrections that the caller may see (LDN, section 3.3.2): all for the operator, the newest first; none for others. */
async function listing(c: Context<Env>, context: HttpContext): Promise<Response> {
  const { corrections, publicUrl, operatorToken } = context;
  const isAllowed = isOperator(c.req.header('Authorization'), operatorToken);
  if (isAllowed === false) return problem({ kind: 'not-the-operator', headers: CHALLENGE });
  if (isAllowed === undefined) return page([]);
  const before = c.req.query('before');
  if (before !== undefined && !isToken(before)) return problem({ kind: 'not-a-page' });
  const tokens = await corrections.list(before, MAX_LISTED);
  if (tokens === undefined) return problem({ kind: 'not-a-page' });
  const last = tokens.length === MAX_LISTED ? tokens.at(-1) : undefined;
  return page(
    tokens,
    last === undefined ? {} : { Link: `<${publicUrl}/inbox?before=${last}>; rel="next"` }, // LDP Paging, section 6.2.4
  );

  function page(tokens: readonly string[], headers: Readonly<Record<string, string>> = {}): Response {
    const body = {
      '@context': 'http://www.w3.org/ns/ldp',
      '@id': `${publicUrl}/inbox`, // on later pages too: the subject of `contains` is the inbox
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

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
