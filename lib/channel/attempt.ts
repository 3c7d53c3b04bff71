// One attempt to deliver by a POST, for every channel that posts: how it is sent, and what is the same in every answer.

import { cutToCodePoints } from '../correction/cut';
import type { Problem } from '../correction/status';
import { toSingleLine } from '../correction/text';
import { anonymousFetch, beginningOf, type Fetch, type RequestOptions } from '../net/anonymous-fetch';

/** How long a request may take, in milliseconds: browsers stop a worker if a response takes more than 30 s. */
const REQUEST_TIMEOUT_MS = 20_000;
/** Maximum length of the receiver's own text about a problem, in code points. */
const MAX_DETAIL = 300;
/** Maximum length that is read of a response, in UTF-16 units. */
const MAX_RESPONSE = 65_536;
/** Statuses that mean that there is no receiver at the address, or no longer. */
const NOT_THERE = new Set([404, 405, 410]);

export type AttemptOutcome =
  | { readonly outcome: 'delivered'; readonly location?: string }
  | { readonly outcome: 'refused'; readonly problem: Problem }
  | { readonly outcome: 'not-there'; readonly problem: Problem }
  | { readonly outcome: 'again'; readonly problem: Problem; readonly askedMs?: number }
  /** It was received, but the answer does not say what became of it: another attempt may deliver it twice. */
  | { readonly outcome: 'unclear' };

/**
 * Posts the body once to an address that the form showed to the reader. Returns `undefined` if there is no answer. Never throws.
 *
 * @param headers at least the `Content-Type` of the body.
 */
export async function postOnce(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  fetch: Fetch,
): Promise<Response | undefined> {
  try {
    const options: RequestOptions = {
      onBehalfOf: 'reader', // the form showed them the host
      method: 'POST',
      headers,
      body,
      cache: 'no-store',
      redirect: 'manual', // following it would send the reader's e-mail to another host
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    };
    return await anonymousFetch(address, options, fetch);
  } catch {
    return undefined; // TypeError or TimeoutError
  }
}

/** Returns the beginning of the text. If the response broke off, what has arrived is used. */
export async function answerText(response: Response): Promise<string> {
  return (await beginningOf(response, MAX_RESPONSE)).text;
}

/** Whether the response is a redirect. Browsers hide its status and Location. */
export function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** The outcome of an attempt without an answer. Without a network, that says nothing about the receiver. */
export function withoutAnswer(isOnline: () => boolean): AttemptOutcome {
  return { outcome: 'again', problem: { kind: isOnline() ? 'unreachable' : 'offline' } };
}

/** Returns the outcome of a response that neither accepts nor refuses: a later attempt may succeed. */
export function outcomeOfStatus(
  { status, headers }: Response,
  problem: Problem,
  now: number,
): AttemptOutcome {
  if (NOT_THERE.has(status)) return { outcome: 'not-there', problem };
  const askedMs = retryAfterMs(headers.get('Retry-After'), now);
  return { outcome: 'again', problem, ...(askedMs !== undefined && { askedMs }) };
}

/** Returns the problem with the receiver's own words, in one line; without them if there are none. */
export function answered(status: number, words = ''): Problem {
  const detail = cutToCodePoints(toSingleLine(words), MAX_DETAIL);
  return { kind: 'answered', status, ...(detail !== '' && { detail }) };
}

/** Returns the delay in milliseconds that `Retry-After` asks for, in seconds or as a date (RFC 9110, section 10.2.3). */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
