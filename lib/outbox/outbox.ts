// The outbox: every change of a correction's state is made here, each in one strict transaction.
// The background alone calls what writes.

import type { Correction, CorrectionContent, Submission } from '../correction/correction';
import { type CorrectionId, newCorrectionId } from '../correction/id';
import {
  addToHistory,
  canFollow,
  isPending,
  lastSent,
  type Problem,
  type Status,
} from '../correction/status';
import type { Outcome } from '../delivery/inbox';
import { type Draft, problemsOf, recipientOf, toContent } from '../draft';
import type { SendAnswer } from '../messages';
import { announceChange } from './changes';
import { listCorrections, openDatabase, parseCorrection, parseDraft, STRICT } from './database';
import { isTooOld, nextAttemptAt, nextOfflineAttemptAt } from './retry';

/** A request's time-out and a half: whoever held the correction longer is dead. */
const LEASE_MS = 30_000;

/**
 * Turns a draft into a correction: in one transaction the correction stands in the outbox and the draft is gone.
 * The same draft again changes nothing, so that pressing Send twice sends once; a draft that was changed after it had
 * been sent (its answer was lost) becomes a correction of its own, which replaces the first.
 */
export async function enqueue(id: CorrectionId, now: number): Promise<SendAnswer> {
  const database = await openDatabase();
  const transaction = database.transaction(['corrections', 'drafts'], 'readwrite', STRICT);
  const corrections = transaction.objectStore('corrections');
  const drafts = transaction.objectStore('drafts');
  const [known, draft] = await Promise.all([
    corrections.get(id).then(parseCorrection),
    drafts.get(id).then(parseDraft),
  ]);
  const problems = draft === undefined ? [] : problemsOf(draft).map(({ problem }) => problem);
  if (draft === undefined || problems.length > 0) {
    await transaction.done;
    if (draft === undefined && known !== undefined) return { outcome: 'queued' };
    return { outcome: 'refused', problems: draft === undefined ? ['no such draft'] : problems };
  }
  const correction = correctionFor(draft, known, now);
  await Promise.all([correction && corrections.put(correction), drafts.delete(id), transaction.done]);
  announceChange();
  return { outcome: 'queued' };
}

/** The correction that the draft is to become; none where it is one already. */
function correctionFor(draft: Draft, known: Correction | undefined, now: number): Correction | undefined {
  if (known === undefined) return newCorrection(draft, now);
  if (saysTheSame(toContent(draft, new Date(known.created)), known)) return undefined;
  return { ...newCorrection({ ...draft, id: newCorrectionId() }, now), replaces: known.id };
}

function saysTheSame(content: CorrectionContent, { suggestion, reader }: Correction): boolean {
  return JSON.stringify([content.suggestion, content.reader]) === JSON.stringify([suggestion, reader]);
}

function newCorrection(draft: Draft, now: number): Correction {
  const recipient = recipientOf(draft);
  const status: Status =
    recipient === undefined
      ? { state: 'held' }
      : recipient.type === 'mailbox'
        ? { state: 'handed' } // the popup opens the draft in the reader's mail at this very press of Send
        : { state: 'queued', due: now, attempts: 0 };
  return {
    ...toContent(draft, new Date(now)),
    ...(recipient && { recipient }),
    status,
    history: addToHistory([], status, new Date(now)),
  };
}

/** Moves a correction on, if it is in a state from which it may; gives back whether it was. */
async function change(
  id: CorrectionId,
  now: number,
  next: (correction: Correction) => { status: Status; submission?: Submission } | undefined,
): Promise<Correction | undefined> {
  const database = await openDatabase();
  const transaction = database.transaction('corrections', 'readwrite', STRICT);
  const correction = parseCorrection(await transaction.store.get(id));
  const to = correction && next(correction);
  if (correction === undefined || to === undefined || !canFollow(correction.status.state, to.status.state)) {
    await transaction.done;
    return undefined;
  }
  const changed: Correction = {
    ...correction,
    ...to,
    history: addToHistory(correction.history, to.status, new Date(now)),
  };
  await Promise.all([transaction.store.put(changed), transaction.done]);
  announceChange();
  return changed;
}

/** The corrections whose turn has come (or whose lease is over), longest waiting first. */
export async function listDue(now: number): Promise<Correction[]> {
  const database = await openDatabase();
  const records = await database.getAllFromIndex('corrections', 'due', IDBKeyRange.upperBound(now));
  return records.flatMap((record) => parseCorrection(record) ?? []);
}

/** When the next one is due, if any is waiting. */
export async function nextDue(): Promise<number | undefined> {
  const database = await openDatabase();
  const cursor = await database.transaction('corrections').store.index('due').openKeyCursor();
  return cursor?.key;
}

/** Begins an attempt: leases the correction and, at the first, freezes what is sent. */
export function beginAttempt(
  id: CorrectionId,
  submission: Submission,
  now: number,
): Promise<Correction | undefined> {
  return change(id, now, ({ status, submission: frozen }) =>
    status.state === 'queued' && status.due <= now
      ? {
          status: { state: 'sending', due: now + LEASE_MS, attempts: status.attempts + 1 },
          submission: frozen ?? submission,
        }
      : undefined,
  );
}

/** Puts a correction whose sender died back into the queue. */
export function endLease(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, ({ status }) =>
    status.state === 'sending' && status.due <= now
      ? { status: { state: 'queued', due: now, attempts: status.attempts, problem: { kind: 'unreachable' } } }
      : undefined,
  );
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
        return {
          status: {
            state: 'delivered',
            ...(outcome.location !== undefined && { location: outcome.location }),
          },
        };
      case 'refused':
        return { status: { state: 'failed', problem: outcome.problem } };
      case 'again':
        return { status: again(correction, status.attempts, outcome, now, random) };
    }
  });
}

function again(
  { created, history }: Correction,
  attempts: number,
  { problem, askedMs }: { problem: Problem; askedMs?: number },
  now: number,
  random: () => number,
): Status {
  if (isTooOld(lastSent(history) ?? created, now)) return { state: 'failed', problem: { kind: 'gave-up' } };
  if (problem.kind === 'offline') {
    return { state: 'queued', due: nextOfflineAttemptAt(now), attempts: attempts - 1, problem };
  }
  return { state: 'queued', due: nextAttemptAt(now, attempts, random, askedMs), attempts, problem };
}

/** Takes a correction back that nobody has yet. */
export function withdraw(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, () => ({ status: { state: 'withdrawn' } }));
}

/** Makes a waiting or failed correction due now. */
export function makeDue(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, ({ status }) => {
    if (status.state === 'queued') return { status: { ...status, due: now } };
    return status.state === 'failed' ? { status: { state: 'queued', due: now, attempts: 0 } } : undefined;
  });
}

/** Makes those waiting corrections due now whose last problem was one of `kinds` (or that had none yet). */
export async function makeDueAfter(kinds: readonly Problem['kind'][], now: number): Promise<void> {
  for (const { id, status } of await listCorrections()) {
    if (status.state !== 'queued' || status.due <= now) continue;
    if (status.problem === undefined || kinds.includes(status.problem.kind)) await makeDue(id, now);
  }
}

/** Whether any correction waits for the network. */
export async function isAnyOffline(): Promise<boolean> {
  return (await listCorrections()).some(
    ({ status }) => status.state === 'queued' && status.problem?.kind === 'offline',
  );
}

/** The reader says that the draft in the mail app went out. */
export function markSent(id: CorrectionId, now: number): Promise<Correction | undefined> {
  return change(id, now, () => ({ status: { state: 'sent' } }));
}

/** How many corrections have not reached anyone yet. */
export async function countPending(): Promise<number> {
  return (await listCorrections()).filter(({ status }) => isPending(status.state)).length;
}
