// The inbox (W3C Linked Data Notifications): takes corrections in, and lists them to the operator.

import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { parseAnnotation } from '../../lib/correction/annotation';
import { type CorrectionContent, storyAddress } from '../../lib/correction/correction';
import { sameKey } from '../../lib/correction/same';
import { subjectOf } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import type { Client } from '../client/client';
import type { Site } from '../sites';
import { newToken } from '../tokens';
import type { Env, HttpContext } from './context';
import { listing } from './listing';
import { methodNotAllowed, problem, type Refusal } from './problem';
import { readJsonBody } from './read-body';

/** `GET`, `HEAD` and `POST` of the inbox. */
export function inboxRoutes(context: HttpContext): Hono<Env> {
  const { limits, log } = context;
  const inbox = new Hono<Env>();
  let isProxyTold = false; // once: it may be a reader who made the header up

  inbox.get('/', (c) => listing(c, context));

  inbox.post('/', async (c) => {
    const wait = await limits.ofReader(clientOf(c));
    // Before the body is read: whoever sends too much costs little.
    if (wait !== undefined) return tooMany('too-many-of-reader', wait);
    const body = await readJsonBody(c.req.raw);
    if ('refusal' in body) return refuse(body.refusal);
    const parsed = parseAnnotation(body.json);
    if (!parsed.ok) return refuse({ kind: 'not-a-correction', problems: parsed.problems });
    return accept(parsed.content, JSON.stringify(body.json));
  });

  inbox.all('/', () => methodNotAllowed('GET, HEAD, OPTIONS, POST'));

  return inbox;

  function clientOf(c: Context<Env>): Client {
    const address = c.env?.incoming?.socket.remoteAddress;
    const client = context.clientOf({ address, forwardedFor: c.req.header('X-Forwarded-For') });
    if (client.isProxyIgnored && !isProxyTold) {
      isProxyTold = true;
      log({ event: 'proxy not trusted' });
    }
    return client;
  }

  async function accept(content: CorrectionContent, annotation: string): Promise<Response> {
    const story = storyAddress(content.page);
    const site = context.siteOf(story);
    if (site === undefined) return refuse({ kind: 'not-our-page' });
    const wait = await limits.forSite(site.name);
    if (wait !== undefined) return tooMany('too-many-for-site', wait);
    const text = JSON.stringify(content); // the schema gives the keys a fixed order
    const { id } = content;
    const acceptance = await context.corrections.accept(
      {
        id,
        token: newToken(),
        digest: hashOf(text),
        same: hashOf(sameKey(content)),
        site: site.name,
        story,
        annotation,
        content: text,
        subject: subjectFor(content, site),
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

  function tooMany(kind: 'too-many-of-reader' | 'too-many-for-site', waitMs: number): Response {
    log({ event: 'limited', reason: kind });
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000)); // a time to wait, of which some must be left
    return problem({ kind, headers: { 'Retry-After': `${seconds}` } });
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function subjectFor(content: CorrectionContent, { language, subjectPrefix }: Site): string {
  const subject = subjectOf(content, letterLanguage(language).words);
  return subjectPrefix === undefined ? subject : `${subjectPrefix} ${subject}`;
}
