// Brings what is due to its inboxes.

import pLimit, { type LimitFunction } from 'p-limit';
import { type Outcome, postToInbox } from '../channel/inbox';
import { toAnnotation } from '../correction/annotation';
import type { Correction, Submission } from '../correction/correction';
import type { InboxRecipient, Provenance } from '../correction/recipient';
import type { Fetch } from '../net/anonymous-fetch';
import { sha256Of } from '../net/sha256';
import { askForInbox } from '../recipient/declaration';
import { listDue } from './due';
import { setAside } from './quarantine';
import { beginAttempt, endLease, judge, settle } from './transitions';

export interface DeliveryEnvironment {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly random: () => number;
  /** What the browser says of the network: a hint. */
  readonly isOnline: () => boolean;
  /** Corrigenda's version, for the annotation's generator. */
  readonly version: string;
}

/** So many requests at once to one inbox, so that a slow one holds up no other; and so many in all. */
const TO_ONE_INBOX = 6;
const IN_ALL = pLimit(24);
const lanes = new Map<string, LimitFunction>();

/** Tries everything that is due, once each, in no order: what is refused or lost holds up nothing. */
export async function dispatch(surroundings: DeliveryEnvironment): Promise<void> {
  const { readable, bad } = await listDue(surroundings.now());
  setAside(bad, surroundings.now()).catch(console.error); // they hold nothing up
  await Promise.all(
    readable.map((correction) => inLane(correction, () => attempt(correction, surroundings))),
  );
}

/** A lane takes its place among all only when it has one free itself. */
function inLane({ recipient }: Correction, work: () => Promise<void>): Promise<void> {
  const origin = recipient?.type === 'inbox' ? new URL(recipient.inbox).origin : '';
  const lane = lanes.get(origin) ?? pLimit(TO_ONE_INBOX);
  lanes.set(origin, lane);
  return lane(() => IN_ALL(work));
}

/**
 * One attempt. The lock keeps two dispatchers of a living browser apart; the lease in the record tells the next one
 * when the worker that held the lock has died.
 */
async function attempt(correction: Correction, surroundings: DeliveryEnvironment): Promise<void> {
  const { id, recipient, status } = correction;
  if (recipient === undefined || recipient.type === 'mailbox') return;
  await navigator.locks.request(`correction ${id}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const { now, random, version } = surroundings;
    if (status.state === 'sending') await endLease(id, now());
    const bodyOf = (one: Correction) => JSON.stringify(toAnnotation(one, version));
    const submission = correction.submission ?? (await submissionOf(bodyOf(correction)));
    const begun = await beginAttempt(id, submission, bodyOf, now());
    if (begun?.submission === undefined) return; // withdrawn, edited or tried meanwhile
    if (begun.recipient?.type === 'inbox') {
      const outcome = await deliver(begun, begun.recipient, begun.submission.body, surroundings);
      await settle(id, outcome, now(), random);
    } else if (begun.recipient?.type === 'practice') {
      await settle(id, { outcome: 'delivered' }, now(), random);
      await judge(id, { state: 'fixed' }, now()); // as the practice desk always finds
    }
  });
}

/** Without a network no answer is none of the inbox's, and an inbox that is not there may be elsewhere. */
async function deliver(
  { id, page }: Correction,
  { inbox, provenance }: InboxRecipient,
  body: string,
  { isOnline, fetch, now }: DeliveryEnvironment,
): Promise<Outcome> {
  const answer = await postToInbox(inbox, id, body, fetch, now);
  if (answer.outcome === 'again' && answer.problem.kind === 'unreachable' && !isOnline())
    return { outcome: 'again', problem: { kind: 'offline' } };
  const declarer = declarerOf(provenance, page.address);
  if (answer.outcome !== 'not-there' || declarer === undefined) return answer;
  const declared = await askForInbox(declarer, fetch);
  return declared === undefined || declared === inbox ? answer : { outcome: 'moved', inbox: declared };
}

/** The bytes of a correction, frozen when its first attempt begins. */
async function submissionOf(body: string): Promise<Submission> {
  return { body, digest: await sha256Of(body) };
}

/** The page that may say where the inbox is now. */
function declarerOf(provenance: Provenance, page: string): string | undefined {
  if (provenance === 'declared') return page;
  return provenance === 'home' ? `${new URL(page).origin}/` : undefined;
}
