// Delivers to an inbox (https://www.w3.org/TR/ldn/#sender): one attempt, and where the inbox is now if it is gone.

import * as v from 'valibot';
import { ANNOTATION_MEDIA_TYPE } from '../correction/annotation';
import type { Correction } from '../correction/correction';
import { WebAddressSchema } from '../correction/fields';
import type { InboxRecipient, Provenance } from '../correction/recipient';
import { isProblemDetails } from '../net/anonymous-fetch';
import { askForInbox } from '../recipient/sources/fetch-declaration';
import {
  type AttemptOutcome,
  answered,
  answerText,
  isRedirect,
  outcomeOfStatus,
  postOnce,
  withoutAnswer,
} from './attempt';
import type { DeliveryMeans } from './deliver';

/** Statuses with which the inbox itself refuses the correction. Sending it again would not help. */
const REFUSED_FOR_GOOD = new Set([400, 403, 409, 413, 415, 422]);

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
  means: DeliveryMeans,
): Promise<DeliveryOutcome> {
  const attempt = await postToInbox(inbox, id, body, means);
  const declarer = declarerOf(provenance, page.address);
  if (attempt.outcome !== 'not-there' || declarer === undefined) return attempt;
  const declared = await askForInbox(declarer, means.fetch);
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
  { fetch, now, isOnline }: DeliveryMeans,
): Promise<AttemptOutcome> {
  const response = await postOnce(inbox, { 'Content-Type': ANNOTATION_MEDIA_TYPE }, body, fetch);
  return response === undefined ? withoutAnswer(isOnline) : outcomeOf(inbox, id, response, now);
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
  if (isRedirect(response)) return { outcome: 'not-there', problem: { kind: 'redirected' } };
  const text = await answerText(response);
  // 200 may also be the login page of a hotel's network. Only a response with the correction's id shows that the inbox has it.
  if (status === 200 && text.includes(`urn:uuid:${id}`)) return { outcome: 'delivered' };
  const words = problemText(text);
  const problem = answered(status, words);
  return REFUSED_FOR_GOOD.has(status) && (words !== undefined || isProblemDetails(response))
    ? { outcome: 'refused', problem }
    : outcomeOfStatus(response, problem, now()); // also the 403 of a bot check or a proxy, which never asked the inbox
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
function problemText(text: string): string | undefined {
  try {
    const { title, detail } = v.parse(ProblemDetailsSchema, JSON.parse(text));
    return detail ?? title;
  } catch {
    return undefined; // not problem+json: the status has to be enough
  }
}
