// The inbox (W3C Linked Data Notifications): takes corrections in, and lists them to the operator.

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { parseAnnotation } from '../../lib/correction/annotation';
import { type CorrectionContent, storyAddress } from '../../lib/correction/correction';
import { sameKey } from '../../lib/correction/same';
import { subjectOf } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import type { Site } from '../sites';
import { newToken } from '../tokens';
import type { Asking } from './asking';
import type { Env, HttpContext } from './context';
import { listing } from './listing';
import { type ManyKind, methodNotAllowed, problem, type Refusal, tooManyFor } from './problem';
import { readJsonBody } from './read-body';

/** `GET`, `HEAD` and `POST` of the inbox. */
export function inboxRoutes(context: HttpContext, asking: Asking): Hono<Env> {
  const { limits, log } = context;
  const inbox = new Hono<Env>();

  inbox.get('/', (c) => listing(c, context));

  inbox.post('/', async (c) => {
    const wait = await limits.ofReader(asking(c));
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

  function tooMany(kind: ManyKind, waitMs: number): Response {
    log({ event: 'limited', reason: kind });
    return problem(tooManyFor(kind, waitMs));
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function subjectFor(content: CorrectionContent, { language, subjectPrefix }: Site): string {
  const subject = subjectOf(content, letterLanguage(language).words);
  return subjectPrefix === undefined ? subject : `${subjectPrefix} ${subject}`;
}
