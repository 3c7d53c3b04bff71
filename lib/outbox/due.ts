// The queue: queries for queued and leased corrections, by due time.

import type { Correction } from '../correction/correction';
import type { Problem } from '../correction/status';
import { advance } from './advance';
import { type Database, inDatabase } from './database';
import { type BadRecord, parseRecords } from './parse-records';
import { CORRECTIONS } from './queries';
import { LEASE_MS, MAX_ASKED_MS, MIN_WAIT_MS } from './timing';
import { update } from './update';

/**
 * Returns the corrections that are due or whose lease is over, longest overdue first; then those with a due time that is too
 * far ahead, because the clock was set back.
 */
export function listDue(now: number): Promise<{ readable: Correction[]; bad: BadRecord[] }> {
  return inDatabase(async (database) => {
    const [due, later] = [
      await waitingIn(database, IDBKeyRange.upperBound(now)),
      await waitingIn(database, IDBKeyRange.lowerBound(now + LEASE_MS, true)),
    ];
    const tooLate = later.readable.filter(
      ({ status }) => status.state === 'sending' || ('due' in status && beyondAll(now).includes(status.due)),
    );
    return { readable: [...due.readable, ...tooLate], bad: [...due.bad, ...later.bad] };
  });
}

/** Returns the range of due times that are later than any due time can be. */
function beyondAll(now: number): IDBKeyRange {
  return IDBKeyRange.lowerBound(now + MAX_ASKED_MS, true);
}

async function waitingIn(database: Database, range: IDBKeyRange | null) {
  const records = await database.getAllFromIndex('corrections', 'due', range);
  return parseRecords(CORRECTIONS, records);
}

/** Returns when the next correction is due, in milliseconds since 1970; `undefined` if none is waiting. */
export function nextDue(): Promise<number | undefined> {
  return inDatabase(async (database) => {
    const cursor = await database.transaction('corrections').store.index('due').openKeyCursor();
    return cursor?.key;
  });
}

/** Whether any correction waits for the network. */
export function isAnyOffline(): Promise<boolean> {
  return inDatabase(async (database) => {
    const { readable } = await waitingIn(database, null);
    return readable.some(({ status }) => status.state === 'queued' && status.problem?.kind === 'offline');
  });
}

/**
 * Makes queued corrections due now if their last problem is one of `kinds`, or if their due time is too far ahead because the
 * clock was set back.
 */
export async function makeDueAfter(kinds: readonly Problem['kind'][], now: number): Promise<void> {
  const later = IDBKeyRange.lowerBound(now, true);
  // Usually there is none, so no write transaction is needed.
  if ((await inDatabase((database) => database.countFromIndex('corrections', 'due', later))) === 0) return;
  await update(['corrections'], async (snapshot) => {
    const records = await snapshot.objectStore('corrections').index('due').getAll(later);
    const moved = parseRecords(CORRECTIONS, records).readable.flatMap((correction) => {
      const { status } = correction;
      if (status.state !== 'queued') return [];
      const { problem, due } = status;
      const isLate = problem === undefined ? due > now + MIN_WAIT_MS : beyondAll(now).includes(due);
      if (!isLate && !(problem !== undefined && kinds.includes(problem.kind))) return [];
      return advance(correction, { status: { ...status, due: now } }, now) ?? [];
    });
    return {
      writes: moved.map((correction) => ({ store: 'corrections', put: correction })),
      result: undefined,
    };
  });
}
