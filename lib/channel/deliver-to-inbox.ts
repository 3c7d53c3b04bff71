// Delivers to an inbox (https://www.w3.org/TR/ldn/#sender): one attempt, and where the inbox is now if it is gone.

import * as v from 'valibot';
import { ANNOTATION_MEDIA_TYPE } from '../correction/annotation';
import type { Correction } from '../correction/correction';
import { cutToCodePoints } from '../correction/cut';
import { WebAddressSchema } from '../correction/fields';
import type { InboxRecipient, Provenance } from '../correction/recipient';
import type { Problem } from '../correction/status';
import { toSingleLine } from '../correction/text';
import { anonymousFetch, beginningOf, type Fetch, type Question } from '../net/anonymous-fetch';
import { askForInbox } from '../recipient/sources/fetch-declaration';
import type { DeliveryMeans } from './deliver';

/** A worker is killed when an answer takes over 30 s. */
const REQUEST_TIMEOUT_MS = 20_000;
const MAX_DETAIL = 300;
const MAX_ANSWER = 65_536;
/** The receiver has understood and will not take it, however often it is sent. */
const REFUSED_FOR_GOOD = new Set([400, 403, 409, 413, 415, 422]);
/** There is no inbox at that address, or none any more. */
const NOT_THERE = new Set([404, 405, 410]);

/** How one attempt can end. */
export type InboxAnswer =
  | { readonly outcome: 'delivered'; readonly location?: string }
  | { readonly outcome: 'refused'; readonly problem: Problem }
  | { readonly outcome: 'not-there'; readonly problem: Problem }
  | { readonly outcome: 'again'; readonly problem: Problem; readonly askedMs?: number };

/** The same, after the page was asked where its inbox is now. */
export type InboxOutcome = InboxAnswer | { readonly outcome: 'moved'; readonly recipient: InboxRecipient };

/**
 * Posts the body once. If the inbox is not there, asks whoever declared it for its new address, and posts nothing more.
 * Never throws.
 */
export async function deliverToInbox(
  { id, page }: Pick<Correction, 'id' | 'page'>,
  { inbox, provenance }: InboxRecipient,
  body: string,
  { isOnline, fetch, now }: DeliveryMeans,
): Promise<InboxOutcome> {
  const answer = await postToInbox(inbox, id, body, fetch, now);
  // Without a network, no answer is not the inbox's fault.
  if (answer.outcome === 'again' && answer.problem.kind === 'unreachable' && !isOnline())
    return { outcome: 'again', problem: { kind: 'offline' } };
  const declarer = declarerOf(provenance, page.address);
  if (answer.outcome !== 'not-there' || declarer === undefined) return answer;
  const declared = await askForInbox(declarer, fetch);
  return declared === undefined || declared === inbox
    ? answer
    : { outcome: 'moved', recipient: { type: 'inbox', inbox: declared, provenance } };
}

/** The page that may say where the inbox is now. */
function declarerOf(provenance: Provenance, page: string): string | undefined {
  if (provenance === 'declared') return page;
  return provenance === 'home' ? `${new URL(page).origin}/` : undefined;
}

/**
 * Posts the body once. Never throws: each way in which it can end is an outcome.
 *
 * @param id of the annotation in `body`; an answer that repeats it shows that an inbox read it.
 */
export async function postToInbox(
  inbox: string,
  id: string,
  body: string,
  fetch: Fetch,
  now: () => number,
): Promise<InboxAnswer> {
  let response: Response;
  try {
    const question: Question = {
      asker: 'reader', // who saw its host in the form
      method: 'POST',
      headers: { 'Content-Type': ANNOTATION_MEDIA_TYPE },
      body,
      cache: 'no-store',
      redirect: 'manual', // it would carry the reader's address to another place
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    };
    response = await anonymousFetch(inbox, question, fetch);
  } catch {
    return { outcome: 'again', problem: { kind: 'unreachable' } }; // TypeError or TimeoutError: no answer
  }
  return readAnswer(inbox, id, response, now);
}

async function readAnswer(
  inbox: string,
  id: string,
  response: Response,
  now: () => number,
): Promise<InboxAnswer> {
  const { status } = response;
  const location = locationOf(response, inbox);
  // LDN: 201 names the new resource; 202 may leave it out, and then there is no status to ask for.
  if ((status === 201 && location !== undefined) || status === 202) {
    return { outcome: 'delivered', ...(location !== undefined && { location }) };
  }
  // A browser hides what a redirect says: no status, no Location.
  if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    return { outcome: 'not-there', problem: { kind: 'redirected' } };
  }
  // A problem's sentence stands at the beginning; where it was cut off, what has come must do.
  const { text } = await beginningOf(response, MAX_ANSWER);
  // The HTML 200 of a hotel's login page is no acceptance; an answer with our own id is.
  if (status === 200 && text.includes(`urn:uuid:${id}`)) return { outcome: 'delivered' };
  const problem: Problem = { kind: 'answered', status, ...detailOf(text) };
  if (REFUSED_FOR_GOOD.has(status)) return { outcome: 'refused', problem };
  if (NOT_THERE.has(status)) return { outcome: 'not-there', problem };
  const askedMs = retryAfterMs(response.headers.get('Retry-After'), now());
  return { outcome: 'again', problem, ...(askedMs !== undefined && { askedMs }) };
}

/** The Location, if it is on the inbox's own origin: another one could be anybody's. */
function locationOf(response: Response, inbox: string): string | undefined {
  const header = response.headers.get('Location');
  if (header === null || !URL.canParse(header, inbox)) return undefined;
  const location = new URL(header, inbox);
  const isOurs = location.origin === new URL(inbox).origin && v.is(WebAddressSchema, location.href);
  return isOurs ? location.href : undefined;
}

const ProblemDetailsSchema = v.object({ title: v.optional(v.string()), detail: v.optional(v.string()) });

/** The sentence of an RFC 9457 problem, which tells a person what was wrong. */
function detailOf(text: string): { detail?: string } {
  try {
    const { title, detail } = v.parse(ProblemDetailsSchema, JSON.parse(text));
    const sentence = cutToCodePoints(toSingleLine(detail ?? title ?? ''), MAX_DETAIL);
    return sentence === '' ? {} : { detail: sentence };
  } catch {
    return {}; // not problem+json: the status says what there is to say
  }
}

/** `Retry-After` (RFC 9110, section 10.2.3) in milliseconds: seconds, or a date. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
