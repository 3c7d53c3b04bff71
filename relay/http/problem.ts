// Errors as RFC 9457 tells them: what is wrong and what to mend, never a word of what the reader wrote.

import { PROBLEMS, type ProblemKind } from '../domain/problems';

/** Why a request is not done. */
export interface Refusal {
  readonly kind: ProblemKind;
  /** What to mend in the annotation, a sentence for each. */
  readonly problems?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer that tells a problem. Its type is `about:blank`: the status says which kind it is (section 4.2.1). */
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

/** @param waitMs until one more is taken, in milliseconds. */
export function tooManyFor(kind: ManyKind, waitMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000)); // a time to wait, of which some must be left
  return { kind, headers: { 'Retry-After': `${seconds}` } };
}

/** The answer of an address to methods other than those of `allow`. */
export function methodNotAllowed(allow: string): Response {
  return problem({ kind: 'method-not-allowed', headers: { Allow: allow } });
}
