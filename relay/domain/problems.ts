// Everything that a request can be refused for: what is wrong and how to fix it, never a word of what the reader wrote.

/** The largest correction within the limits has about 30 kB, all its text in 4-byte characters. */
export const MAX_BODY_BYTES = 64 * 1024;

/** An annotation needs 5 levels. */
export const MAX_DEPTH = 32;

interface Problem {
  /** Of the HTTP response. */
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 411 | 413 | 415 | 429 | 500;
  readonly title: string;
  readonly detail: string;
}

export const PROBLEMS = {
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
