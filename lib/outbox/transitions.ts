// What can happen to a correction once it stands in the outbox, each in one strict transaction. The background alone
// calls what writes.

import type { Outcome } from '../channel/deliver';
import { isBy, postAddress } from '../channel/way';
import type { Correction, Submission } from '../correction/correction';
import type { CorrectionId } from '../correction/id';
import type { Recipient } from '../correction/recipient';
import { lastSent, PENDING, type Problem, type Status, type Verdict } from '../correction/status';
import { advance, type Step } from './advance';
import { announceChange } from './changes';
import { inDatabase, STRICT } from './database';
import { parseCorrection } from './parse-correction';
import { nextInquiryAt } from './status-schedule';
import { hasTriedEnough, LEASE_MS, nextAttemptAt, nextOfflineAttemptAt } from './timing';

/** Moves a correction on; gives back how it now is, or `undefined` where it may not (it has gone its way meanwhile). */
async function change(
  id: CorrectionId,
  now: number,
  next: (correction: Correction) => Step | undefined,
): Promise<Correction | undefined> {
  const changed = await inDatabase(async (database) => {
    const transaction = database.transaction('corrections', 'readwrite', STRICT);
    const correction = parseCorrection(await transaction.store.get(id));
    const step = correction && next(correction);
    const after = step && advance(correction, step, now);
    const put = after && transaction.store.put(after);
    transaction.commit(); // not one turn to the browser later
    await Promise.all([put, transaction.done]);
    return after;
  });
  if (changed !== undefined) announceChange([id]);
  return changed;
}

/**
 * Begins an attempt: leases the correction and, at the first, freezes what is sent.
 *
 * @param bodyOf makes the body of a correction; it must be that of `submission` still, since the reader may have edited
 *   the correction while it waited for this attempt.
 */
export function beginAttempt(
  id: CorrectionId,
  submission: Submission,
  bodyOf: (correction: Correction) => string,
  now: number,
): Promise<Correction | undefined> {
  return change(id, now, (correction) => {
    const { status, submission: frozen } = correction;
    if (status.state !== 'queued' || status.due > now) return undefined;
    if (frozen === undefined && bodyOf(correction) !== submission.body) return undefined;
    return {
      status: { state: 'sending', due: now + LEASE_MS, attempts: status.attempts + 1 },
      submission: frozen ?? submission,
    };
  });
}

/** Puts a correction whose sender died back into the queue; whoever calls holds its lock, so nobody sends it now. */
export function endLease(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, ({ status, replacedBy }) => {
    if (status.state !== 'sending' || !isOver(status.due, now)) return undefined;
    if (replacedBy !== undefined) return { status: { state: 'withdrawn' } };
    const { attempts } = status;
    return { status: { state: 'queued', due: now, attempts, problem: { kind: 'unreachable' } } };
  });
}

/** A lease that would end later than any can was given before the clock was set back. */
function isOver(due: number, now: number): boolean {
  return due <= now || due > now + LEASE_MS;
}

/** Records how an attempt ended. */
export function settle(
  id: CorrectionId,
  outcome: Outcome,
  now: number,
  random: () => number,
): Promise<Correction | undefined> {
  return change(id, now, (correction) => {
    const { status } = correction;
    if (status.state !== 'sending') return undefined;
    switch (outcome.outcome) {
      case 'delivered':
        return delivered(outcome.location, now);
      case 'decided':
        return delivered(undefined, now); // the verdict is recorded next
      case 'refused':
        return { status: { state: 'failed', problem: outcome.problem } };
      case 'moved': {
        if (correction.replacedBy !== undefined) return { status: { state: 'withdrawn' } };
        const { recipient } = outcome;
        return isSameOrigin(postAddress(correction.recipient), postAddress(recipient))
          ? moved(recipient, status.attempts, now, random)
          : { status: { state: 'held', problem: { kind: 'moved' } }, recipient: null, offered: recipient };
      }
      case 'not-there':
      case 'again':
        return { status: again(correction, status.attempts, outcome, now, random) };
    }
  });
}

/** What became of it can be asked for where the inbox named a place. */
function delivered(location: string | undefined, now: number): Step {
  if (location === undefined) return { status: { state: 'delivered' } };
  const due = nextInquiryAt(now, now, false);
  return {
    status: { state: 'delivered', location },
    ...(due !== undefined && { inquiry: { due } }),
  };
}

/** The form named its host. At once, but not again and again: a page may say something else each time. */
function moved(recipient: Recipient, attempts: number, now: number, random: () => number): Step {
  const due = attempts === 1 ? now : nextAttemptAt(now, attempts, random);
  return { status: { state: 'queued', due, attempts, problem: { kind: 'moved' } }, recipient };
}

function isSameOrigin(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && new URL(one).origin === new URL(other).origin;
}

function again(
  { created, history, replacedBy }: Correction,
  attempts: number,
  { problem, askedMs }: { problem: Problem; askedMs?: number },
  now: number,
  random: () => number,
): Status {
  if (replacedBy !== undefined) return { state: 'withdrawn' };
  if (problem.kind === 'offline') {
    return { state: 'queued', due: nextOfflineAttemptAt(now), attempts: attempts - 1, problem };
  }
  if (hasTriedEnough(lastSent(history) ?? created, attempts, now))
    return { state: 'failed', problem: { kind: 'gave-up' } };
  return { state: 'queued', due: nextAttemptAt(now, attempts, random, askedMs), attempts, problem };
}

/** Takes a correction back that nobody has yet. */
export function withdraw(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, ({ status }) =>
    status.state === 'sending' ? undefined : { status: { state: 'withdrawn' } },
  );
}

/** Records what the editors answered. */
export function judge(id: CorrectionId, verdict: Verdict, now: number): Promise<Correction | undefined> {
  return change(id, now, () => ({ status: verdict }));
}

/** Forgets a correction that is not on its way, or yet to go: whoever has it keeps it. Gives back whether it could. */
export async function forget(id: CorrectionId): Promise<boolean> {
  const isGone = await inDatabase(async (database) => {
    const transaction = database.transaction('corrections', 'readwrite', STRICT);
    const correction = parseCorrection(await transaction.store.get(id));
    const mayGo = correction !== undefined && !PENDING.includes(correction.status.state);
    await Promise.all([mayGo && transaction.store.delete(id), transaction.done]);
    return mayGo;
  });
  if (isGone) announceChange([id]);
  return isGone;
}

/** Makes a waiting or failed correction due now. */
export function makeDue(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, ({ status }) => {
    if (status.state === 'queued') return { status: { ...status, due: now } };
    return status.state === 'failed' ? { status: { state: 'queued', due: now, attempts: 0 } } : undefined;
  });
}

/** The reader says whom a held correction goes to: an inbox gets it at once, a mailbox by the reader's own mail. */
export function address(
  id: CorrectionId,
  recipient: Recipient,
  now: number,
): Promise<Correction | undefined> {
  return change(id, now, ({ status }) =>
    status.state === 'held'
      ? {
          status: isBy('by-hand', recipient)
            ? { state: 'handed' }
            : { state: 'queued', due: now, attempts: 0 },
          recipient,
        }
      : undefined,
  );
}

/** The reader says that the draft in the mail app did not go out. */
export function markNotSent(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, () => ({ status: { state: 'held' } }));
}

/** The reader writes the letter by hand: nothing of it is sent from here any more. */
export function handOver(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, () => ({ status: { state: 'handed' }, recipient: null }));
}

/** Puts back what was forgotten just now; whatever stands there meanwhile stays. */
export async function restore(correction: Correction): Promise<void> {
  await inDatabase(async (database) => {
    const transaction = database.transaction('corrections', 'readwrite', STRICT);
    const known = await transaction.store.getKey(correction.id);
    await Promise.all([known === undefined && transaction.store.put(correction), transaction.done]);
  });
  announceChange([correction.id]);
}

/** The reader says that the draft in the mail app went out. */
export function markSent(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, () => ({ status: { state: 'sent' } }));
}
