// Sends what is due, each correction through its recipient's channel.

import pLimit, { type LimitFunction } from 'p-limit';
import { type DeliveryMeans, deliver, type Outcome } from '../channel/deliver';
import { isBy, postAddress } from '../channel/way';
import { toAnnotation } from '../correction/annotation';
import type { Correction, Submission } from '../correction/correction';
import { sha256Of } from '../net/sha256';
import { listDue } from './due';
import { setAside } from './quarantine';
import { beginAttempt, endLease, recordVerdict, settle } from './transitions';

export interface DeliveryEnvironment extends DeliveryMeans {
  readonly random: () => number;
  /** Corrigenda's version, for the annotation's generator. */
  readonly version: string;
}

/** Maximum number of deliveries at a time to one host, so that a slow one delays no other. */
const MAX_PER_HOST = 6;
/** Maximum number of deliveries at a time in all. */
const ALL = pLimit(24);
const lanes = new Map<string, LimitFunction>();

/** Tries everything that is due, once each and in no order: one that is refused or lost delays no other. */
export async function dispatch(environment: DeliveryEnvironment): Promise<void> {
  const { readable, bad } = await listDue(environment.now());
  setAside(bad, environment.now()).catch(console.error); // not awaited: these delay no other
  await Promise.all(readable.map((correction) => inLane(correction, () => attempt(correction, environment))));
}

/** Runs `work` when its host's lane has room, and then when there is room among all. */
function inLane({ recipient }: Correction, work: () => Promise<void>): Promise<void> {
  const address = postAddress(recipient);
  const origin = address === undefined ? '' : new URL(address).origin;
  const lane = lanes.get(origin) ?? pLimit(MAX_PER_HOST);
  lanes.set(origin, lane);
  return lane(() => ALL(work));
}

/**
 * Makes one attempt. The lock keeps two dispatchers of a running browser apart; the lease in the record tells the next one
 * that the worker that held the lock has crashed.
 */
async function attempt(correction: Correction, environment: DeliveryEnvironment): Promise<void> {
  const { id, status } = correction;
  await navigator.locks.request(`correction ${id}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const { now, random, version } = environment;
    if (status.state === 'sending') await endLease(id, now());
    const bodyOf = (one: Correction) => JSON.stringify(toAnnotation(one, version));
    const submission = correction.submission ?? (await submissionOf(bodyOf(correction)));
    const begun = await beginAttempt(id, submission, bodyOf, now());
    if (begun?.submission === undefined) return; // withdrawn, edited or attempted since it was listed
    const outcome = isBy('automatic', begun.recipient)
      ? await deliver(begun, begun.recipient, begun.submission.body, environment)
      : CANNOT_SEND;
    await settle(id, outcome, now(), random);
    if (outcome.outcome === 'decided') await recordVerdict(id, { state: outcome.verdict }, now());
  });
}

/** No channel of this version sends to the recipient: it fails rather than being tried for ever. */
const CANNOT_SEND: Outcome = { outcome: 'refused', problem: { kind: 'unknown-recipient' } };

/** The bytes of a correction, which are frozen when its first attempt begins. */
async function submissionOf(body: string): Promise<Submission> {
  return { body, digest: await sha256Of(body) };
}
