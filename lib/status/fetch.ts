// One question to a relay: what became of the correction at that Location? It tells nothing of who asks.

import * as v from 'valibot';
import { retryAfterMs } from '../channel/deliver-to-inbox';
import { cutToCodePoints } from '../correction/cut';
import { withoutControls } from '../correction/text';
import { anonymousFetch, beginningOf, type Fetch, type Question } from '../net/anonymous-fetch';

const REQUEST_TIMEOUT_MS = 20_000; // a worker is killed when an answer takes over 30 s
/** An annotation has at most 64 KiB, and the answer little more. */
const MAX_ANSWER = 131_072;
const MAX_NOTE = 500; // code points
const MAX_ETAG = 200;
/** There is nothing at that address, or nothing any more. */
const GONE = new Set([404, 410]);

const NoteSchema = v.pipe(
  v.string(),
  v.transform((text) => cutToCodePoints(withoutControls(text).trim(), MAX_NOTE)),
);
/** What of the annotation tells what became of it. Whatever else it holds is not looked at. */
const StatusReportSchema = v.object({
  'schema:creativeWorkStatus': v.picklist(['received', 'mailed', 'undeliverable', 'fixed', 'declined']),
  'schema:comment': v.optional(NoteSchema, ''),
});

export type StatusAnswer =
  | {
      readonly outcome: 'told';
      readonly state: v.InferOutput<typeof StatusReportSchema>['schema:creativeWorkStatus'];
      /** The editors' note to the reader. */
      readonly note?: string;
      readonly etag?: string;
    }
  /** Nothing has changed since the answer with that ETag. */
  | { readonly outcome: 'same' }
  /** The relay knows of no such correction, or no longer does. */
  | { readonly outcome: 'gone' }
  /** No answer, or none that can be read. */
  | { readonly outcome: 'silent'; readonly askedMs?: number };

/** Asks once. Never throws. @param etag of the last answer. */
export async function fetchStatus(
  location: string,
  etag: string | undefined,
  fetch: Fetch,
  now: () => number,
): Promise<StatusAnswer> {
  try {
    const question: Question = {
      asker: 'reader', // it is on the origin of the inbox that the reader sent it to
      headers: etag === undefined ? {} : { 'If-None-Match': etag },
      cache: 'no-store',
      redirect: 'manual', // the Location is a secret between the relay and the reader
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    };
    return await readStatus(await anonymousFetch(location, question, fetch), now);
  } catch {
    return { outcome: 'silent' }; // TypeError, TimeoutError or no JSON
  }
}

async function readStatus(response: Response, now: () => number): Promise<StatusAnswer> {
  const { status, headers } = response;
  if (status === 304) return { outcome: 'same' };
  if (GONE.has(status)) return { outcome: 'gone' };
  if (status !== 200) {
    const askedMs = retryAfterMs(headers.get('Retry-After'), now());
    return { outcome: 'silent', ...(askedMs !== undefined && { askedMs }) };
  }
  const { text } = await beginningOf(response, MAX_ANSWER);
  const report = v.parse(StatusReportSchema, JSON.parse(text));
  const note = report['schema:comment'];
  const etag = headers.get('ETag');
  return {
    outcome: 'told',
    state: report['schema:creativeWorkStatus'],
    ...(note !== '' && { note }),
    ...(etag !== null && etag.length <= MAX_ETAG && { etag }),
  };
}
