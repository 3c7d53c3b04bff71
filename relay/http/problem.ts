// Errors in the format of RFC 9457: what is wrong and how to fix it. They never quote the reader.

import { PROBLEMS, type ProblemKind } from '../domain/problems';

/** The reason for refusing a request. */
export interface Refusal {
  readonly kind: ProblemKind;
  /** What to fix in the annotation, one sentence each. */
  readonly problems?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Returns the response for a problem. Its type is `about:blank`, because the status is specific enough (section 4.2.1). */
export function problem({ kind, problems, headers = {} }: Refusal): Response {
  const { status, title, detail } = PROBLEMS[kind];
  const body = {
    type: 'about:blank',
    title,
    status,
    detail,
    ...(problems === undefined ? {} : { problems }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
}

export type ManyKind = 'too-many-of-reader' | 'too-many-for-site';

/** @param waitMs milliseconds until the next correction is accepted. */
export function tooManyFor(kind: ManyKind, waitMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000)); // clients must never read it as 0
  return { kind, headers: { 'Retry-After': `${seconds}` } };
}

/** Returns the response to any method that is not in `allow`. */
export function methodNotAllowed(allow: string): Response {
  return problem({ kind: 'method-not-allowed', headers: { Allow: allow } });
}
