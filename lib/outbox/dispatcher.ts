// Brings what is due to its inboxes.

import pLimit from 'p-limit';
import { toAnnotation } from '../correction/annotation';
import type { Correction, Submission } from '../correction/correction';
import { type Outcome, postToInbox } from '../delivery/inbox';
import { beginAttempt, endLease, listDue, settle } from './outbox';

export interface Surroundings {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly random: () => number;
  /** What the browser says of the network: a hint. */
  readonly isOnline: () => boolean;
  /** Corrigenda's version, for the annotation's generator. */
  readonly version: string;
}

/** So many requests at once, whoever asked for them. */
const inFlight = pLimit(6);

/** Tries everything that is due, once each. */
export async function dispatch(surroundings: Surroundings): Promise<void> {
  const due = await listDue(surroundings.now());
  await Promise.all(due.map((correction) => inFlight(() => attempt(correction, surroundings))));
}

/**
 * One attempt. The lock keeps two dispatchers of a living browser apart; the lease in the record tells the next one
 * when the worker that held the lock has died.
 */
async function attempt(correction: Correction, surroundings: Surroundings): Promise<void> {
  const { id, recipient, status } = correction;
  if (recipient?.type !== 'inbox') return;
  await navigator.locks.request(`correction ${id}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const { now, random, fetch, version } = surroundings;
    if (status.state === 'sending') await endLease(id, now());
    const submission = correction.submission ?? (await submissionOf(correction, version));
    const begun = await beginAttempt(id, submission, now());
    if (begun?.submission === undefined) return; // withdrawn or tried by another meanwhile
    const outcome = await postToInbox(recipient.inbox, id, begun.submission.body, fetch);
    await settle(id, explain(outcome, surroundings), now(), random);
  });
}

function explain(outcome: Outcome, { isOnline }: Surroundings): Outcome {
  const noAnswer = outcome.outcome === 'again' && outcome.problem.kind === 'unreachable';
  return noAnswer && !isOnline() ? { outcome: 'again', problem: { kind: 'offline' } } : outcome;
}

/** The bytes of a correction, frozen when its first attempt begins. */
async function submissionOf(correction: Correction, version: string): Promise<Submission> {
  const body = JSON.stringify(toAnnotation(correction, version));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  const digest = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { body, digest };
}
