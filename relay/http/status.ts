// The status of a correction, for the reader who has the address that the inbox returned.

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import * as v from 'valibot';
import {
  ANNOTATION_CONTEXT,
  ANNOTATION_MEDIA_TYPE,
  type Annotation,
  toAnnotation,
  toGenerator,
} from '../../lib/correction/annotation';
import { CorrectionContentSchema } from '../../lib/correction/content';
import { GeneratorSchema } from '../../lib/correction/parse-annotation';
import { isToken } from '../domain/token';
import { reasonForReader, statusOf } from '../domain/verdict';
import { type CorrectionRow, FORGOTTEN, type VerdictRow } from '../store/schema';
import type { Env, HttpContext } from './context';
import { methodNotAllowed, problem } from './problem';

/** `GET` and `HEAD` of a correction's status. */
export function statusRoutes({ corrections, verdicts }: HttpContext): Hono<Env> {
  const status = new Hono<Env>();
  status.get('/:token', async (c) => {
    const token = c.req.param('token');
    if (!isToken(token)) return problem({ kind: 'no-such-correction' });
    const [correction, verdict] = await Promise.all([
      corrections.findByToken(token),
      verdicts.verdictOn(token),
    ]);
    if (correction === undefined) return problem({ kind: 'no-such-correction' });
    const body = JSON.stringify(publicAnnotation(correction, verdict));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
    if (matches(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers);
    return c.body(body, 200, {
      ...headers,
      'Content-Type': ANNOTATION_MEDIA_TYPE,
      // Web Annotation Protocol, section 4.1
      Link: '<http://www.w3.org/ns/ldp#Resource>; rel="type"',
    });
  });
  status.all('/:token', () => methodNotAllowed('GET, HEAD, OPTIONS'));
  return status;
}

/** The content as the inbox stores it. */
const StoredSchema = v.object({
  ...CorrectionContentSchema.entries,
  generator: v.exactOptional(GeneratorSchema),
});

/** Returns the annotation with its status and without the reader, because only editors may know who wrote it. */
function publicAnnotation(
  { id, content, state }: Pick<CorrectionRow, 'id' | 'content' | 'state'>,
  verdict: VerdictRow | undefined,
): Annotation {
  const reason = reasonForReader(verdict?.reason ?? null);
  return {
    ...annotationOf(id, content),
    'schema:creativeWorkStatus': verdict === undefined ? state : statusOf(verdict.answer),
    ...(verdict?.note && { 'schema:comment': verdict.note }),
    ...(reason && { 'schema:keywords': reason }),
  };
}

/** Returns the annotation; only its id if the correction was forgotten, or if an earlier version stored it in another form. */
function annotationOf(id: string, content: string): Annotation {
  const parsed = content === FORGOTTEN ? undefined : v.safeParse(StoredSchema, JSON.parse(content));
  if (!parsed?.success) return { '@context': ANNOTATION_CONTEXT, id: `urn:uuid:${id}`, type: 'Annotation' };
  const { generator, ...correction } = parsed.output;
  const annotation = toAnnotation({ ...correction, reader: {} });
  return generator === undefined ? annotation : { ...annotation, generator: toGenerator(generator) };
}

/** If-None-Match compares weakly (RFC 9110, section 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}
