// The transitions of a correction in the outbox, each in one transaction. Only the background calls them.

import type { Outcome } from '../channel/deliver';
import { isBy, postAddress } from '../channel/way';
import type { Correction, Submission } from '../correction/correction';
import type { CorrectionId } from '../correction/id';
import type { InboxRecipient, Recipient } from '../correction/recipient';
import {
  lastSent,
  PENDING,
  type Problem,
  type Status,
  timesSinceSent,
  type Verdict,
} from '../correction/status';
import { advance, type Step } from './advance';
import { CORRECTIONS } from './queries';
import { nextCheckAt } from './status-schedule';
import { hasTriedEnough, LEASE_MS, MAX_UNCLEAR_RETRIES, nextAttemptAt, nextOfflineAttemptAt } from './timing';
import { update } from './update';

/**
 * Replaces a correction with the result of `change`, in one transaction.
 *
 * @param change returns `undefined` to leave the correction as it is.
 * @returns the changed correction; `undefined` if it does not exist or was not changed.
 */
export async function changeCorrection(
  id: CorrectionId,
  change: (correction: Correction) => Correction | undefined,
): Promise<Correction | undefined> {
  return (await changeCorrections([id], change))[0];
}

/** Like `changeCorrection`, for several corrections in one transaction. Returns those that changed. */
export function changeCorrections(
  ids: readonly string[],
  change: (correction: Correction) => Correction | undefined,
): Promise<Correction[]> {
  return update(['corrections'], async (snapshot) => {
    const store = snapshot.objectStore('corrections');
    const found = await Promise.all(ids.map(async (id) => CORRECTIONS.parse(await store.get(id))));
    const changed = found.flatMap((correction) => (correction && change(correction)) ?? []);
    return {
      writes: changed.map((correction) => ({ store: 'corrections', put: correction })),
      result: changed,
    };
  });
}

/** Moves a correction to its next status; returns `undefined` if its state has changed and does not allow it. */
function move(
  id: CorrectionId,
  now: number,
  next: (correction: Correction) => Step | undefined,
): Promise<Correction | undefined> {
  return changeCorrection(id, (correction) => {
    const step = next(correction);
    return step && advance(correction, step, now);
  });
}

/**
 * Begins an attempt: leases the correction and, at the first attempt, freezes the submission.
 *
 * @param bodyOf returns the body of a correction. It must still be that of `submission`: the reader may have edited the
 *   correction while it waited for this attempt.
 */
export function beginAttempt(
  id: CorrectionId,
  submission: Submission,
  bodyOf: (correction: Correction) => string,
  now: number,
): Promise<Correction | undefined> {
  return move(id, now, (correction) => {
    const { status, submission: frozen } = correction;
    if (status.state !== 'queued' || status.due > now) return undefined;
    if (frozen === undefined && bodyOf(correction) !== submission.body) return undefined;
    return {
      status: { state: 'sending', due: now + LEASE_MS, attempts: status.attempts + 1 },
      submission: frozen ?? submission,
    };
  });
}

/** Queues a correction again if the worker that sent it crashed. The caller holds its lock, so nobody is sending it now. */
export function endLease(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return move(id, now, ({ status, replacedBy }) => {
    if (status.state !== 'sending' || !isOver(status.due, now)) return undefined;
    if (replacedBy !== undefined) return { status: { state: 'withdrawn' } };
    const { attempts } = status;
    return { status: { state: 'queued', due: now, attempts, problem: { kind: 'unreachable' } } };
  });
}

/** Whether a lease is over. An end too far ahead was set before the clock was set back. */
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
  return move(id, now, (correction) => {
    const { status } = correction;
    if (status.state !== 'sending') return undefined;
    switch (outcome.outcome) {
      case 'delivered':
        return delivered(outcome.location, now);
      case 'decided':
        return delivered(undefined, now); // the verdict is recorded next
      case 'refused':
        return withNews({ state: 'failed', problem: outcome.problem }, now);
      case 'moved': {
        if (correction.replacedBy !== undefined) return { status: { state: 'withdrawn' } };
        const { recipient } = outcome;
        return isSameOrigin(postAddress(correction.recipient), postAddress(recipient))
          ? moved(recipient, status.attempts, now, random)
          : { status: { state: 'held', problem: { kind: 'moved' } }, recipient: null, offered: recipient };
      }
      case 'not-there':
      case 'again':
        return withNews(again(correction, status.attempts, outcome, now, random), now);
      case 'unclear':
        return withNews(unclear(correction, status.attempts, now, random), now);
    }
  });
}

/** Returns the step after an attempt without success. If it was the last one, the reader has to learn of it. */
function withNews(status: Status, now: number): Step {
  return { status, ...(status.state === 'failed' && { news: now }) };
}

/** Returns the step after a delivery. The status can be checked if the inbox returned a Location. */
function delivered(location: string | undefined, now: number): Step {
  if (location === undefined) return { status: { state: 'delivered' } };
  const due = nextCheckAt(now, now, false);
  return {
    status: { state: 'delivered', location },
    ...(due !== undefined && { inquiry: { due } }),
  };
}

/** Returns the step to an inbox that moved on its host: sent at once only the first time, since it may move each time. */
function moved(recipient: InboxRecipient, attempts: number, now: number, random: () => number): Step {
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

/** Tried only a few times more: each attempt may deliver it again. */
function unclear(correction: Correction, attempts: number, now: number, random: () => number): Status {
  const problem: Problem = { kind: 'unclear' };
  const isEnough = timesSinceSent(correction.history, problem.kind) >= MAX_UNCLEAR_RETRIES;
  return isEnough && correction.replacedBy === undefined
    ? { state: 'failed', problem }
    : again(correction, attempts, { problem }, now, random);
}

/** Withdraws a correction that nobody has received yet. */
export function withdraw(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return move(id, now, ({ status }) =>
    status.state === 'sending' ? undefined : { status: { state: 'withdrawn' } },
  );
}

/** Records the editors' verdict. */
export function recordVerdict(
  id: CorrectionId,
  verdict: Verdict,
  now: number,
): Promise<Correction | undefined> {
  return move(id, now, () => ({ status: verdict }));
}

/**
 * Deletes a correction from this device, unless it is waiting or being sent. Its recipient keeps it.
 *
 * @returns whether it was deleted.
 */
export function forget(id: CorrectionId): Promise<boolean> {
  return update(['corrections'], async (snapshot) => {
    const correction = CORRECTIONS.parse(await snapshot.objectStore('corrections').get(id));
    const mayGo = correction !== undefined && !PENDING.includes(correction.status.state);
    return { writes: mayGo ? [{ store: 'corrections', remove: id }] : [], result: mayGo };
  });
}

/** Restores a correction that was just deleted or withdrawn, as it was before; one that exists in another state stays. */
export async function restore(correction: Correction): Promise<void> {
  await update(['corrections'], async (snapshot) => {
    const record = await snapshot.objectStore('corrections').get(correction.id);
    const isGone = record === undefined || CORRECTIONS.parse(record)?.status.state === 'withdrawn';
    return { writes: isGone ? [{ store: 'corrections', put: correction }] : [], result: undefined };
  });
}

/** Makes a queued or failed correction due now. */
export function makeDue(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return move(id, now, ({ status }) => {
    if (status.state === 'queued') return { status: { ...status, due: now } };
    return status.state === 'failed' ? { status: { state: 'queued', due: now, attempts: 0 } } : undefined;
  });
}

/** The reader chose a recipient for a held correction: it is queued, or handed over if the channel is by hand. */
export function setRecipient(
  id: CorrectionId,
  recipient: Recipient,
  now: number,
): Promise<Correction | undefined> {
  return move(id, now, ({ status }) =>
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

/** The reader says that they did not send the draft in their mail app. */
export function markNotSent(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return move(id, now, () => ({ status: { state: 'held' } }));
}

/** The reader writes the e-mail themselves: nothing more is sent from here. */
export function handOver(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return move(id, now, () => ({ status: { state: 'handed' }, recipient: null }));
}

/** The reader says that they sent the draft in their mail app. */
export function markSent(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return move(id, now, () => ({ status: { state: 'sent' } }));
}
