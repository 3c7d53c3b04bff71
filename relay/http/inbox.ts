// The inbox (W3C Linked Data Notifications): takes corrections in, and lists them to the operator.

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { storyAddress } from '../../lib/correction/content';
import { duplicateKey } from '../../lib/correction/duplicate';
import { type AnnotationParse, parseAnnotation } from '../../lib/correction/parse-annotation';
import type { Client } from '../domain/client';
import { newToken } from '../domain/token';
import { subjectFromAddress } from '../story/subject';
import type { Asking } from './client-of-request';
import type { Env, HttpContext } from './context';
import { listing } from './listing';
import { type ManyKind, methodNotAllowed, problem, type Refusal, tooManyFor } from './problem';
import { readJsonBody } from './read-body';

type AcceptableAnnotation = Extract<AnnotationParse, { ok: true }>;

/** `GET`, `HEAD` and `POST` of the inbox. */
export function inboxRoutes(context: HttpContext, asking: Asking): Hono<Env> {
  const { limits, log } = context;
  const inbox = new Hono<Env>();

  inbox.get('/', (c) => listing(c, context));

  inbox.post('/', async (c) => {
    // Any page could have its visitors' browsers send in their name and on their limit.
    if (!context.maySend(c.req.header('Origin'))) return refuse({ kind: 'foreign-origin' });
    const client = asking(c);
    const wait = await limits.ofReader(client);
    // Before the body is read: whoever sends too much costs little.
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
    { content, generator }: AcceptableAnnotation,
    client: Client,
    received: number,
  ): Promise<Response> {
    const story = storyAddress(content.page);
    const site = context.siteOf(story);
    if (site === undefined) return refuse({ kind: 'not-our-page' });
    const text = JSON.stringify(content); // the schema gives the keys a fixed order
    // One key more at the end of the object: the rest is not written twice.
    const withGenerator =
      generator === undefined ? text : `${text.slice(0, -1)},"generator":${JSON.stringify(generator)}}`;
    const stored = Buffer.byteLength(withGenerator) + Buffer.byteLength(story);
    const wait = await limits.forSite(site.name, Math.max(received, stored));
    if (wait !== undefined) return tooMany('too-many-for-site', wait);
    const { id, reader } = content;
    const acceptance = await context.corrections.accept(
      {
        id,
        token: newToken(),
        content_sha256: hashOf(text),
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

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
