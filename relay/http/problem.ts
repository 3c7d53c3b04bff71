// Errors as RFC 9457 tells them: what is wrong and what to mend, never a word of what the reader wrote.

import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** The largest correction within the limits has about 30 kB, all its text in 4-byte characters. */
export const MAX_BODY_BYTES = 64 * 1024;

/** An annotation needs 5 levels. */
export const MAX_DEPTH = 32;

interface Problem {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  readonly detail: string;
}

const PROBLEMS = {
  'not-json': { status: 400, title: 'Not JSON', detail: 'The body must be JSON in UTF-8.' },
  'too-deep': {
    status: 400,
    title: 'Nested too deeply',
    detail: `Arrays and objects may be nested at most ${MAX_DEPTH} levels deep.`,
  },
  'not-a-correction': {
    status: 400,
    title: 'Not a correction',
    detail: 'The annotation breaks the rules for corrections; problems says what to mend.',
  },
  'cut-off': { status: 400, title: 'Cut off', detail: 'The body ended early. Send it again, whole.' },
  'not-a-digest': {
    status: 400,
    title: 'Not a digest',
    detail:
      'prefix must be the first 4 hexadecimal digits of the SHA-256 of what makes corrections the same; digest all 64 of them.',
  },
  'not-a-page': {
    status: 400,
    title: 'No such page of the list',
    detail: 'before must be as the listing itself gave it, in its link to the next page.',
  },
  'not-the-operator': {
    status: 401,
    title: 'Not the operator',
    detail:
      'Send the operator’s token, operatorToken in the configuration, with the request: Authorization: Bearer …',
  },
  'not-our-page': {
    status: 403,
    title: 'Not our page',
    detail: 'This relay takes no corrections to pages of that host.',
  },
  'foreign-origin': {
    status: 403,
    title: 'Not from this page',
    detail:
      'Web pages of other sites may not send corrections to this relay. Readers send them with Corrigenda.',
  },
  'not-found': { status: 404, title: 'Not found', detail: 'There is nothing at this address.' },
  'no-such-correction': {
    status: 404,
    title: 'No such correction',
    detail: 'There is no correction at this address.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    detail: 'This address answers the methods in Allow.',
  },
  'another-correction': {
    status: 409,
    title: 'Another correction has this id',
    detail: 'The id belongs to a correction that says something else. Send this one under a new id.',
  },
  'length-required': {
    status: 411,
    title: 'Length required',
    detail: 'Send the length of the body in Content-Length.',
  },
  'too-large': {
    status: 413,
    title: 'Content too large',
    detail: `A correction has at most ${MAX_BODY_BYTES} bytes.`,
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the annotation as application/ld+json.',
  },
  'too-many-of-reader': {
    status: 429,
    title: 'Too many corrections',
    detail:
      'Too many corrections came from your address. Send this one again after the seconds in Retry-After.',
  },
  'too-many-for-site': {
    status: 429,
    title: 'Too many corrections',
    detail:
      'Too many corrections to this site came in. Send this one again after the seconds in Retry-After.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    detail: 'The relay failed. The correction may not have been taken in: send it again later.',
  },
} as const satisfies Readonly<Record<string, Problem>>;

export type ProblemKind = keyof typeof PROBLEMS;

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
