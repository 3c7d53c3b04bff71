// What became of a correction, for the reader who has the address that the inbox gave.

import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { ANNOTATION_MEDIA_TYPE } from '../../lib/correction/annotation';
import { withoutCreator } from '../privacy/without-reader';
import type { CorrectionState, VerdictRow } from '../store/schema';
import { statusOf } from '../verdicts/answers';
import type { Env, HttpContext } from './context';
import { methodNotAllowed, problem } from './problem';

/** `GET` and `HEAD` of a correction's status. */
export function statusRoutes({ corrections, verdicts }: HttpContext): Hono<Env> {
  const status = new Hono<Env>();
  status.get('/:token', async (c) => {
    const token = c.req.param('token');
    const [correction, verdict] = await Promise.all([
      corrections.findByToken(token),
      verdicts.verdictOn(token),
    ]);
    if (correction === undefined) return problem({ kind: 'no-such-correction' });
    const body = publicAnnotation(correction.annotation, correction.state, verdict);
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

/** The annotation with its state, and without the reader: nobody but the editors is told who wrote. */
function publicAnnotation(
  annotation: string,
  state: CorrectionState,
  verdict: VerdictRow | undefined,
): string {
  return JSON.stringify({
    ...withoutCreator(annotation),
    'schema:creativeWorkStatus': verdict === undefined ? state : statusOf(verdict.answer),
    ...(verdict?.note && { 'schema:comment': verdict.note }),
  });
}

/** If-None-Match compares weakly (RFC 9110, section 13.1.2). */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}
