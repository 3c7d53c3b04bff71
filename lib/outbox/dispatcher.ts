// Sends the corrections that are due, each through its recipient's channel.

import pLimit, { type LimitFunction } from 'p-limit';
import { type DeliveryMeans, deliver, type Outcome } from '../channel/deliver';
import { submissionBody } from '../channel/submission-body';
import { isBy, postAddress } from '../channel/way';
import type { Correction, Submission } from '../correction/correction';
import { sha256Of } from '../net/sha256';
import { listDue } from './due';
import { setAside } from './quarantine';
import { beginAttempt, endLease, recordVerdict, settle } from './transitions';

export interface DeliveryEnvironment extends DeliveryMeans {
  readonly random: () => number;
  /** Corrigenda's version, for the annotation's generator. */
  readonly version: string;
  /** Called for each correction that will not be sent again. */
  readonly onFailed?: (correction: Correction) => void;
}

/** Maximum number of deliveries at a time to one host, so that a slow host does not delay the others. */
const MAX_PER_HOST = 6;
/** Maximum number of deliveries at a time in all. */
const MAX_AT_ONCE = 24;
const all = pLimit(MAX_AT_ONCE);
const lanes = new Map<string, LimitFunction>();

/** Tries each due correction once, in no order: one that fails does not delay the others. */
export async function dispatch(environment: DeliveryEnvironment): Promise<void> {
  const { readable, bad } = await listDue(environment.now());
  setAside(bad, environment.now()).catch(console.error); // not awaited: bad records must not delay the others
  await Promise.all(readable.map((correction) => inLane(correction, () => attempt(correction, environment))));
}

/** Runs `work` when the limit of its host and then the limit of all hosts allow it. */
function inLane({ recipient }: Correction, work: () => Promise<void>): Promise<void> {
  const address = postAddress(recipient);
  const origin = address === undefined ? '' : new URL(address).origin;
  const lane = lanes.get(origin) ?? pLimit(MAX_PER_HOST);
  lanes.set(origin, lane);
  return lane(() => all(work));
}

/**
 * Makes one attempt. The lock prevents two attempts at a time in a running browser. The lease in the record shows whether the
 * worker that held the lock has crashed.
 */
async function attempt(correction: Correction, environment: DeliveryEnvironment): Promise<void> {
  const { id, status } = correction;
  await navigator.locks.request(`correction ${id}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const { now, random, version, onFailed } = environment;
    if (status.state === 'sending') await endLease(id, now());
    const bodyOf = (one: Correction) => submissionBody(one, version);
    const submission = correction.submission ?? (await submissionOf(bodyOf(correction)));
    const begun = await beginAttempt(id, submission, bodyOf, now());
    if (begun?.submission === undefined) return; // withdrawn, edited or attempted since it was listed
    const outcome = isBy('automatic', begun.recipient)
      ? await deliver(begun, begun.recipient, begun.submission.body, environment)
      : CANNOT_SEND;
    const settled = await settle(id, outcome, now(), random);
    if (settled?.status.state === 'failed') onFailed?.(settled);
    if (outcome.outcome === 'decided') await recordVerdict(id, { state: outcome.verdict }, now());
  });
}

/** No channel of this version sends to the recipient, so the correction fails and is not tried forever. */
const CANNOT_SEND: Outcome = { outcome: 'refused', problem: { kind: 'unknown-recipient' } };

/** Returns the bytes to send, which are frozen when the first attempt begins. */
async function submissionOf(body: string): Promise<Submission> {
  return { body, digest: await sha256Of(body) };
}
