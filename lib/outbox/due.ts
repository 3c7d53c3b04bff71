// The queue: queries for queued and leased corrections, by due time.

import type { Correction } from '../correction/correction';
import type { Problem } from '../correction/status';
import { advance } from './advance';
import { type Database, inDatabase } from './database';
import { type BadRecord, parseRecords } from './parse-records';
import { CORRECTIONS } from './queries';
import { LEASE_MS, LONGEST_ASKED_MS, SHORTEST_WAIT_MS } from './timing';
import { update } from './update';

/**
 * The corrections that are due (or whose lease is over), longest overdue first; then those that wait longer than any
 * may, because the clock was set back.
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

/** The due times that are later than any that is set now. */
function beyondAll(now: number): IDBKeyRange {
  return IDBKeyRange.lowerBound(now + LONGEST_ASKED_MS, true);
}

async function waitingIn(database: Database, range: IDBKeyRange | null) {
  const records = await database.getAllFromIndex('corrections', 'due', range);
  return parseRecords(CORRECTIONS, records);
}

/** When the next correction is due, in milliseconds since 1970; `undefined` if none waits. */
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
 * Makes the waiting corrections due now whose last problem was one of `kinds`, and those that would wait longer than any
 * may, because the clock was set back.
 */
export async function makeDueAfter(kinds: readonly Problem['kind'][], now: number): Promise<void> {
  const later = IDBKeyRange.lowerBound(now, true);
  // Most of the time there is none, and then no write transaction is needed.
  if ((await inDatabase((database) => database.countFromIndex('corrections', 'due', later))) === 0) return;
  await update(['corrections'], async (snapshot) => {
    const records = await snapshot.objectStore('corrections').index('due').getAll(later);
    const moved = parseRecords(CORRECTIONS, records).readable.flatMap((correction) => {
      const { status } = correction;
      if (status.state !== 'queued') return [];
      const { problem, due } = status;
      const isLate = problem === undefined ? due > now + SHORTEST_WAIT_MS : beyondAll(now).includes(due);
      if (!isLate && !(problem !== undefined && kinds.includes(problem.kind))) return [];
      return advance(correction, { status: { ...status, due: now } }, now) ?? [];
    });
    return {
      writes: moved.map((correction) => ({ store: 'corrections', put: correction })),
      result: undefined,
    };
  });
}
