// The body of a request, as far as it is a body that we take: JSON in UTF-8 of a known, modest length.

import { MAX_BODY_BYTES, MAX_DEPTH } from '../domain/problems';
import type { Refusal } from './problem';

const MEDIA_TYPES = ['application/ld+json', 'application/json'];

/**
 * The JSON value of the request and its size in bytes, or why it is refused.
 *
 * It is nested at most `MAX_DEPTH` levels deep, so everything behind this may walk it by recursion.
 */
export async function readJsonBody(
  request: Request,
): Promise<{ json: unknown; bytes: number } | { refusal: Refusal }> {
  const mediaType = request.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (mediaType === undefined || !MEDIA_TYPES.includes(mediaType))
    return { refusal: { kind: 'unsupported-media-type' } };
  const length = request.headers.get('Content-Length');
  if (length === null) return { refusal: { kind: 'length-required' } };
  if (Number(length) > MAX_BODY_BYTES) return { refusal: { kind: 'too-large' } };
  let bytes: ArrayBuffer;
  try {
    // No longer than stated: Node's parser ends it there. Its stream would take as long to read as all else that is done here.
    bytes = await request.arrayBuffer();
  } catch {
    return { refusal: { kind: 'cut-off' } }; // the connection ended, or was too slow: only that can go wrong with it
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

/** How deep arrays and objects are nested in JSON text, read without recursion and before anything is made of it. */
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
