// The inbox (W3C Linked Data Notifications): takes corrections in.

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { parseAnnotation } from '../../lib/correction/annotation';
import { type CorrectionContent, storyAddress } from '../../lib/correction/correction';
import { sameKey } from '../../lib/correction/same';
import { subjectOf } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import type { Site } from '../sites';
import { newToken } from '../tokens';
import type { HttpContext } from './context';
import { problem } from './problem';
import { readJsonBody } from './read-body';

/** `GET`, `HEAD` and `POST` of the inbox. */
export function inboxRoutes(context: HttpContext): Hono {
  const inbox = new Hono();

  // A receiver may list only what the caller may see (LDN, section 3.3.2): corrections are not for the public.
  inbox.get('/', (c) =>
    c.body(
      JSON.stringify({
        '@context': 'http://www.w3.org/ns/ldp',
        '@id': `${context.publicUrl}/inbox`,
        contains: [],
      }),
      200,
      { 'Content-Type': 'application/ld+json' },
    ),
  );

  inbox.post('/', async (c) => {
    const body = await readJsonBody(c.req.raw);
    if ('refusal' in body) return body.refusal;
    const parsed = parseAnnotation(body.json);
    if (!parsed.ok) return notACorrection(parsed.problems);
    return accept(parsed.content, JSON.stringify(body.json), context);
  });

  return inbox;
}

async function accept(
  content: CorrectionContent,
  annotation: string,
  { siteOf, corrections, publicUrl, now, log, onAccepted }: HttpContext,
): Promise<Response> {
  const story = storyAddress(content.page);
  const site = siteOf(story);
  if (site === undefined) return foreignSite();
  const text = JSON.stringify(content); // the schema gives the keys a fixed order
  const acceptance = await corrections.accept(
    {
      id: content.id,
      token: newToken(),
      digest: hashOf(text),
      same: hashOf(sameKey(content)),
      site: site.name,
      story,
      annotation,
      content: text,
      subject: subjectFor(content, site),
    },
    now(),
  );
  if (acceptance.outcome === 'conflict') return anotherCorrection();
  if (acceptance.outcome === 'accepted') {
    log(`accepted ${content.id} for ${site.name}`);
    onAccepted();
  }
  return new Response(null, {
    status: 201,
    headers: { Location: `${publicUrl}/corrections/${acceptance.token}` },
  });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function subjectFor(content: CorrectionContent, { language, subjectPrefix }: Site): string {
  const subject = subjectOf(content, letterLanguage(language).words);
  return subjectPrefix === undefined ? subject : `${subjectPrefix} ${subject}`;
}

function notACorrection(problems: readonly string[]): Response {
  return problem({
    status: 400,
    title: 'Not a correction',
    detail: 'The annotation breaks the rules for corrections; problems says what to mend.',
    problems,
  });
}

function foreignSite(): Response {
  return problem({
    status: 403,
    title: 'Not our page',
    detail: 'This relay takes no corrections to pages of that host.',
  });
}

function anotherCorrection(): Response {
  return problem({
    status: 409,
    title: 'Another correction has this id',
    detail: 'The id belongs to a correction that says something else. Send this one under a new id.',
  });
}
