// The body of a request, as far as it is a body that we take: JSON in UTF-8 of a known, modest length.

import { problem } from './problem';

/** The largest correction within the limits has about 30 kB, all its text in 4-byte characters. */
const MAX_BODY_BYTES = 64 * 1024;

const MEDIA_TYPES = ['application/ld+json', 'application/json'];

/** The JSON value of the request, or the answer that refuses it. */
export async function readJsonBody(request: Request): Promise<{ json: unknown } | { refusal: Response }> {
  const mediaType = request.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === undefined || !MEDIA_TYPES.includes(mediaType)) return { refusal: unsupported() };
  const length = request.headers.get('Content-Length');
  if (length === null) return { refusal: lengthRequired() };
  if (Number(length) > MAX_BODY_BYTES) return { refusal: tooLarge() };
  // No longer than stated: Node's parser ends it there. Its stream would take as long to read as all else that is done here.
  const bytes = await request.arrayBuffer();
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return { refusal: notJson() }; // the parser's own message quotes the text
  }
}

/** A form has a note of 500 characters, each escaped. */
const MAX_FORM_BYTES = 16 * 1024;

/** The fields of an HTML form; none where it is none, or too large. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const bytes = await readAtMost(request.body, MAX_FORM_BYTES);
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)));
}

/** The bytes of `body`, or nothing once there are more than `max`: what Content-Length says is not to be trusted. */
async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  max: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body ?? []) {
    total += chunk.byteLength;
    if (total > max) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unsupported(): Response {
  return problem(
    {
      status: 415,
      title: 'Unsupported media type',
      detail: 'Send the annotation as application/ld+json.',
    },
    { 'Accept-Post': 'application/ld+json' },
  );
}

function lengthRequired(): Response {
  return problem({
    status: 411,
    title: 'Length required',
    detail: 'Send the length of the body in Content-Length.',
  });
}

function tooLarge(): Response {
  return problem({
    status: 413,
    title: 'Content too large',
    detail: `A correction has at most ${MAX_BODY_BYTES} bytes.`,
  });
}

function notJson(): Response {
  return problem({ status: 400, title: 'Not JSON', detail: 'The body must be JSON in UTF-8.' });
}
