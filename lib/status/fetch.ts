// Requests the status of a correction from its relay, at the Location that the relay gave it. Sends nothing about the reader.

import * as v from 'valibot';
import { retryAfterMs } from '../channel/attempt';
import { cutToCodePoints } from '../correction/cut';
import { DECLINE_REASONS, type DeclineReason } from '../correction/status';
import { withoutControls } from '../correction/text';
import { anonymousFetch, beginningOf, type Fetch, type RequestOptions } from '../net/anonymous-fetch';

/** How long a relay may take to respond, in milliseconds: browsers stop a worker if a response takes over 30 s. */
const REQUEST_TIMEOUT_MS = 20_000;
/** Maximum length of a response that is read, in UTF-16 units: an annotation has at most 64 KiB, and a response little more. */
const MAX_RESPONSE = 131_072;
/** Maximum length of the editors' note, in code points; the rest is cut. */
const MAX_NOTE = 500;
/** Maximum length of an ETag that is stored, in UTF-16 units. */
const MAX_ETAG = 200;

const NoteSchema = v.pipe(
  v.string(),
  v.transform((text) => cutToCodePoints(withoutControls(text).trim(), MAX_NOTE)),
);
/** The status in the annotation. Its other properties are ignored. */
const StatusReportSchema = v.object({
  'schema:creativeWorkStatus': v.picklist(['received', 'mailed', 'undeliverable', 'fixed', 'declined']),
  'schema:comment': v.optional(NoteSchema, ''),
  /** A reason that this version does not know is left out. */
  'schema:keywords': v.fallback(v.optional(v.picklist(DECLINE_REASONS)), undefined),
});

export type StatusResponse =
  | {
      readonly outcome: 'status';
      readonly state: v.InferOutput<typeof StatusReportSchema>['schema:creativeWorkStatus'];
      /** The editors' note to the reader. */
      readonly note?: string;
      /** Why the editors did not change the page. */
      readonly reason?: DeclineReason;
      readonly etag?: string;
    }
  /** Nothing has changed since the response with that ETag. */
  | { readonly outcome: 'not-modified' }
  /** The relay no longer has the correction (410). */
  | { readonly outcome: 'gone' }
  /** There is nothing at the address (404): the relay may have forgotten the correction, or its web server is being updated. */
  | { readonly outcome: 'not-found' }
  /** No response, or one that does not parse. `askedMs`: the wait that `Retry-After` asks for. */
  | { readonly outcome: 'no-response'; readonly askedMs?: number };

/** Sends one request. Never throws. @param etag the ETag of the last response. */
export async function fetchStatus(
  location: string,
  etag: string | undefined,
  fetch: Fetch,
  now: () => number,
): Promise<StatusResponse> {
  try {
    const options: RequestOptions = {
      onBehalfOf: 'reader', // the Location has the origin of the inbox that the reader chose
      headers: etag === undefined ? {} : { 'If-None-Match': etag },
      cache: 'no-store',
      redirect: 'manual', // the Location is a secret of the relay and the reader
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    };
    return await readStatus(await anonymousFetch(location, options, fetch), now);
  } catch {
    return { outcome: 'no-response' }; // TypeError, TimeoutError or invalid JSON
  }
}

async function readStatus(response: Response, now: () => number): Promise<StatusResponse> {
  const { status, headers } = response;
  if (status === 304) return { outcome: 'not-modified' };
  if (status === 410) return { outcome: 'gone' };
  if (status === 404) return { outcome: 'not-found' };
  if (status !== 200) {
    const askedMs = retryAfterMs(headers.get('Retry-After'), now());
    return { outcome: 'no-response', ...(askedMs !== undefined && { askedMs }) };
  }
  const { text } = await beginningOf(response, MAX_RESPONSE);
  const report = v.parse(StatusReportSchema, JSON.parse(text));
  const { 'schema:comment': note, 'schema:keywords': reason } = report;
  const etag = headers.get('ETag');
  return {
    outcome: 'status',
    state: report['schema:creativeWorkStatus'],
    ...(note !== '' && { note }),
    ...(reason !== undefined && { reason }),
    ...(etag !== null && etag.length <= MAX_ETAG && { etag }),
  };
}
