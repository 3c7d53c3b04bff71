// Delivers to an inbox (https://www.w3.org/TR/ldn/#sender): one attempt, and where the inbox is now if it is gone.

import * as v from 'valibot';
import { ANNOTATION_MEDIA_TYPE } from '../correction/annotation';
import type { Correction } from '../correction/correction';
import { cutToCodePoints } from '../correction/cut';
import { WebAddressSchema } from '../correction/fields';
import type { InboxRecipient, Provenance } from '../correction/recipient';
import type { Problem } from '../correction/status';
import { toSingleLine } from '../correction/text';
import { anonymousFetch, beginningOf, type Fetch, type RequestOptions } from '../net/anonymous-fetch';
import { askForInbox } from '../recipient/sources/fetch-declaration';
import type { DeliveryMeans } from './deliver';

/** How long a request may take, in milliseconds: browsers stop a worker if a response takes more than 30 s. */
const REQUEST_TIMEOUT_MS = 20_000;
/** Maximum length of the inbox's own text about a problem, in code points. */
const MAX_DETAIL = 300;
/** Maximum length that is read of a response, in UTF-16 units. */
const MAX_RESPONSE = 65_536;
/** Statuses with which the inbox refuses the correction. Sending it again would not help. */
const REFUSED_FOR_GOOD = new Set([400, 403, 409, 413, 415, 422]);
/** Statuses that mean that there is no inbox at the address, or no longer. */
const NOT_THERE = new Set([404, 405, 410]);

export type AttemptOutcome =
  | { readonly outcome: 'delivered'; readonly location?: string }
  | { readonly outcome: 'refused'; readonly problem: Problem }
  | { readonly outcome: 'not-there'; readonly problem: Problem }
  | { readonly outcome: 'again'; readonly problem: Problem; readonly askedMs?: number };

/** An attempt's outcome, or the inbox's new address. */
export type DeliveryOutcome =
  | AttemptOutcome
  | { readonly outcome: 'moved'; readonly recipient: InboxRecipient };

/**
 * Posts the body once. If the inbox does not exist, asks the page that declared it for the new address, and does not post again.
 * Never throws.
 */
export async function deliverToInbox(
  { id, page }: Pick<Correction, 'id' | 'page'>,
  { inbox, provenance }: InboxRecipient,
  body: string,
  { isOnline, fetch, now }: DeliveryMeans,
): Promise<DeliveryOutcome> {
  const attempt = await postToInbox(inbox, id, body, fetch, now);
  // Without a network, a missing response says nothing about the inbox.
  if (attempt.outcome === 'again' && attempt.problem.kind === 'unreachable' && !isOnline())
    return { outcome: 'again', problem: { kind: 'offline' } };
  const declarer = declarerOf(provenance, page.address);
  if (attempt.outcome !== 'not-there' || declarer === undefined) return attempt;
  const declared = await askForInbox(declarer, fetch);
  return declared === undefined || declared === inbox
    ? attempt
    : { outcome: 'moved', recipient: { type: 'inbox', inbox: declared, provenance } };
}

/** Returns the page that declares where the inbox is now. */
function declarerOf(provenance: Provenance, page: string): string | undefined {
  if (provenance === 'declared') return page;
  return provenance === 'home' ? `${new URL(page).origin}/` : undefined;
}

/**
 * Posts the body once. Never throws: every end is an outcome.
 *
 * @param id the id of the annotation in `body`: a response that repeats it comes from an inbox that read it.
 */
export async function postToInbox(
  inbox: string,
  id: string,
  body: string,
  fetch: Fetch,
  now: () => number,
): Promise<AttemptOutcome> {
  let response: Response;
  try {
    const options: RequestOptions = {
      onBehalfOf: 'reader', // the form showed them the host
      method: 'POST',
      headers: { 'Content-Type': ANNOTATION_MEDIA_TYPE },
      body,
      cache: 'no-store',
      redirect: 'manual', // following it would send the reader's e-mail to another host
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    };
    response = await anonymousFetch(inbox, options, fetch);
  } catch {
    return { outcome: 'again', problem: { kind: 'unreachable' } }; // TypeError or TimeoutError: no response
  }
  return outcomeOf(inbox, id, response, now);
}

async function outcomeOf(
  inbox: string,
  id: string,
  response: Response,
  now: () => number,
): Promise<AttemptOutcome> {
  const { status } = response;
  const location = locationOf(response, inbox);
  // LDN: 201 names the new resource. 202 may leave it out; then there is no status to ask for.
  if ((status === 201 && location !== undefined) || status === 202) {
    return { outcome: 'delivered', ...(location !== undefined && { location }) };
  }
  // Browsers hide a redirect's status and Location.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return { outcome: 'not-there', problem: { kind: 'redirected' } };
  }
  // The text of a problem is at the beginning of the response. If the response broke off, what has arrived is used.
  const { text } = await beginningOf(response, MAX_RESPONSE);
  // 200 may also be the login page of a hotel's network. Only a response with the correction's id shows that the inbox has it.
  if (status === 200 && text.includes(`urn:uuid:${id}`)) return { outcome: 'delivered' };
  const problem: Problem = { kind: 'answered', status, ...detailOf(text) };
  if (REFUSED_FOR_GOOD.has(status)) return { outcome: 'refused', problem };
  if (NOT_THERE.has(status)) return { outcome: 'not-there', problem };
  const askedMs = retryAfterMs(response.headers.get('Retry-After'), now());
  return { outcome: 'again', problem, ...(askedMs !== undefined && { askedMs }) };
}

/** Returns the Location if it has the inbox's origin: another host may belong to somebody else. */
function locationOf(response: Response, inbox: string): string | undefined {
  const header = response.headers.get('Location');
  if (header === null || !URL.canParse(header, inbox)) return undefined;
  const location = new URL(header, inbox);
  const isSafe = location.origin === new URL(inbox).origin && v.is(WebAddressSchema, location.href);
  return isSafe ? location.href : undefined;
}

const ProblemDetailsSchema = v.object({ title: v.optional(v.string()), detail: v.optional(v.string()) });

/** Returns the text of an RFC 9457 problem, which tells a person what is wrong. */
function detailOf(text: string): { detail?: string } {
  try {
    const { title, detail } = v.parse(ProblemDetailsSchema, JSON.parse(text));
    const sentence = cutToCodePoints(toSingleLine(detail ?? title ?? ''), MAX_DETAIL);
    return sentence === '' ? {} : { detail: sentence };
  } catch {
    return {}; // not problem+json: the status has to be enough
  }
}

/** Returns the delay in milliseconds that `Retry-After` asks for, in seconds or as a date (RFC 9110, section 10.2.3). */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
