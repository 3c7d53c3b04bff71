// All reasons for which a request is refused: what is wrong and how to fix it. They never quote the reader.

/** Maximum size of a correction in bytes. The largest valid one has about 30 kB, if all its text is in 4-byte characters. */
export const MAX_BODY_BYTES = 64 * 1024;

/** Maximum nesting depth of the JSON in a request. An annotation needs 5 levels. */
export const MAX_DEPTH = 32;

interface Problem {
  /** The status of the HTTP response. */
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 411 | 413 | 415 | 429 | 500 | 503;
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
    detail: 'The annotation breaks the rules for corrections; “problems” says what to fix.',
  },
  'cut-off': { status: 400, title: 'Cut off', detail: 'The body ended early. Send all of it again.' },
  'not-a-hash': {
    status: 400,
    title: 'Not a SHA-256',
    detail:
      '“prefix” must be the first 4 hexadecimal digits of the SHA-256 by which duplicates are found; “digest” must be all 64.',
  },
  'not-a-page': {
    status: 400,
    title: 'No such page of the list',
    detail: '“before” must be the value in the list’s own link to the next page.',
  },
  'not-the-operator': {
    status: 401,
    title: 'Not the operator',
    detail:
      'Send the operator’s token (operatorToken in the configuration) with the request: Authorization: Bearer …',
  },
  'not-our-page': {
    status: 403,
    title: 'Not our page',
    detail: 'This relay accepts no corrections to pages of that host.',
  },
  'foreign-origin': {
    status: 403,
    title: 'Not from this page',
    detail:
      'Web pages of other sites cannot send corrections to this relay. Readers send them with Corrigenda.',
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
    detail: 'This address accepts only the methods in the header Allow.',
  },
  'another-correction': {
    status: 409,
    title: 'Another correction has this id',
    detail: 'The id belongs to a correction with other content. Send this one with a new id.',
  },
  'length-required': {
    status: 411,
    title: 'Length required',
    detail: 'Send the length of the body in the header Content-Length.',
  },
  'too-large': {
    status: 413,
    title: 'Content too large',
    detail: `A correction can have at most ${MAX_BODY_BYTES} bytes.`,
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the annotation as application/ld+json.',
  },
  'unsupported-encoding': {
    status: 415,
    title: 'Unsupported content encoding',
    detail: 'Send the body without compression and without the header Content-Encoding.',
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
    detail: 'This site received too many corrections. Send this one again after the seconds in Retry-After.',
  },
  internal: {
    status: 500,
    title: 'Internal error',
    detail: 'The relay failed, and may not have accepted the correction. Send it again later.',
  },
  'not-stored': {
    status: 503,
    title: 'Cannot be stored now',
    detail:
      'The relay’s database cannot be used at the moment. Send the request again after the seconds in Retry-After.',
  },
} as const satisfies Readonly<Record<string, Problem>>;

export type ProblemKind = keyof typeof PROBLEMS;
