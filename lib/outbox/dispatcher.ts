// Sends what is due, each correction through its recipient's channel.

import pLimit, { type LimitFunction } from 'p-limit';
import { type DeliveryMeans, deliver } from '../channel/deliver';
import { isBy, postAddress } from '../channel/way';
import { toAnnotation } from '../correction/annotation';
import type { Correction, Submission } from '../correction/correction';
import { sha256Of } from '../net/sha256';
import { listDue } from './due';
import { setAside } from './quarantine';
import { beginAttempt, endLease, judge, settle } from './transitions';

export interface DeliveryEnvironment extends DeliveryMeans {
  readonly random: () => number;
  /** Corrigenda's version, for the annotation's generator. */
  readonly version: string;
}

/** Maximum deliveries at once to one host, so that a slow one holds up no other; and in all. */
const TO_ONE_HOST = 6;
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
  const address = postAddress(recipient);
  const origin = address === undefined ? '' : new URL(address).origin;
  const lane = lanes.get(origin) ?? pLimit(TO_ONE_HOST);
  lanes.set(origin, lane);
  return lane(() => IN_ALL(work));
}

/**
 * One attempt. The lock keeps two dispatchers of a living browser apart; the lease in the record tells the next one
 * when the worker that held the lock has died.
 */
async function attempt(correction: Correction, surroundings: DeliveryEnvironment): Promise<void> {
  const { id, recipient, status } = correction;
  if (!isBy('automatic', recipient)) return;
  await navigator.locks.request(`correction ${id}`, { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    const { now, random, version } = surroundings;
    if (status.state === 'sending') await endLease(id, now());
    const bodyOf = (one: Correction) => JSON.stringify(toAnnotation(one, version));
    const submission = correction.submission ?? (await submissionOf(bodyOf(correction)));
    const begun = await beginAttempt(id, submission, bodyOf, now());
    // Withdrawn, edited or tried since it was listed.
    if (begun?.submission === undefined || !isBy('automatic', begun.recipient)) return;
    const outcome = await deliver(begun, begun.recipient, begun.submission.body, surroundings);
    await settle(id, outcome, now(), random);
    if (outcome.outcome === 'decided') await judge(id, { state: outcome.verdict }, now());
  });
}

/** The bytes of a correction, frozen when its first attempt begins. */
async function submissionOf(body: string): Promise<Submission> {
  return { body, digest: await sha256Of(body) };
}
