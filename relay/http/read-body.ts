// Reads the body of a request: a correction as JSON, or a submitted form. Both have a maximum size.

import { MAX_BODY_BYTES, MAX_DEPTH } from '../domain/problems';
import type { Refusal } from './problem';

const MEDIA_TYPES = ['application/ld+json', 'application/json'];

/**
 * Returns the JSON value of the request and its size in bytes, or the reason for refusing it.
 *
 * The value is nested at most `MAX_DEPTH` levels deep, so later code can walk it recursively.
 */
export async function readJsonBody(
  request: Request,
): Promise<{ json: unknown; bytes: number } | { refusal: Refusal }> {
  const mediaType = request.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === undefined || !MEDIA_TYPES.includes(mediaType))
    return { refusal: { kind: 'unsupported-media-type' } };
  const encoding = request.headers.get('Content-Encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return { refusal: { kind: 'unsupported-encoding' } };
  const length = request.headers.get('Content-Length');
  if (length === null) return { refusal: { kind: 'length-required' } };
  if (Number(length) > MAX_BODY_BYTES) return { refusal: { kind: 'too-large' } };
  let bytes: ArrayBuffer;
  try {
    // Node's parser cuts the body at Content-Length, so it needs no limit here. Reading it as a stream would double the time.
    bytes = await request.arrayBuffer();
  } catch {
    return { refusal: { kind: 'cut-off' } }; // the connection ended or was too slow; nothing else can fail here
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (depthOf(text) > MAX_DEPTH) return { refusal: { kind: 'too-deep' } };
    return { json: JSON.parse(text), bytes: bytes.byteLength };
  } catch {
    return { refusal: { kind: 'not-json' } }; // the parser's own message quotes the text
  }
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125];

/** Returns how deep arrays and objects are nested in JSON text. It works without recursion, before the text is parsed. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isInText = !isInText;
    else if (isInText) at += code === BACKSLASH ? 1 : 0;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
  }
  return deepest;
}

/** Maximum size of a submitted form in bytes. Its note has 500 characters, which may all be escaped. */
const MAX_FORM_BYTES = 16 * 1024;

/** Returns the fields of an HTML form; none if the body is not a form or is too large. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const bytes = await readAtMost(request.body, MAX_FORM_BYTES);
  return Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytes)));
}

/** Returns the bytes of `body`, or `undefined` if there are more than `max`. A chunked body has no Content-Length. */
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
