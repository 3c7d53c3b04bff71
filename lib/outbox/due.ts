// Whose turn it is: the queue, read by its due times.

import type { Correction } from '../correction/correction';
import type { Problem } from '../correction/status';
import { advance } from './advance';
import { announceChange } from './changes';
import { type Database, inDatabase, STRICT } from './database';
import { parseCorrection } from './parse-correction';
import { type BadRecord, sortRecords } from './parse-records';
import { LEASE_MS, LONGEST_ASKED_MS, SHORTEST_WAIT_MS } from './timing';

/**
 * The corrections whose turn has come (or whose lease is over), longest waiting first; then those that wait longer than
 * any may, since the clock was set back.
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

function beyondAll(now: number): IDBKeyRange {
  return IDBKeyRange.lowerBound(now + LONGEST_ASKED_MS, true);
}

async function waitingIn(database: Database, range: IDBKeyRange | null) {
  const records = await database.getAllFromIndex('corrections', 'due', range);
  return sortRecords('corrections', records, parseCorrection);
}

/** When the next one is due, if any is waiting. */
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
 * Makes those waiting corrections due now whose last problem was one of `kinds`, and those that would wait longer than
 * they may: the clock was set back.
 */
export async function makeDueAfter(kinds: readonly Problem['kind'][], now: number): Promise<void> {
  const changed = await inDatabase(async (database) => {
    const later = IDBKeyRange.lowerBound(now, true);
    if ((await database.countFromIndex('corrections', 'due', later)) === 0) return [];
    const transaction = database.transaction('corrections', 'readwrite', STRICT);
    const { readable } = sortRecords(
      'corrections',
      await transaction.store.index('due').getAll(later),
      parseCorrection,
    );
    const moved = readable.flatMap((correction) => {
      const { status } = correction;
      if (status.state !== 'queued') return [];
      const { problem, due } = status;
      const isLate = problem === undefined ? due > now + SHORTEST_WAIT_MS : beyondAll(now).includes(due);
      if (!isLate && !(problem !== undefined && kinds.includes(problem.kind))) return [];
      return advance(correction, { status: { ...status, due: now } }, now) ?? [];
    });
    await Promise.all([...moved.map((correction) => transaction.store.put(correction)), transaction.done]);
    return moved.map(({ id }) => id);
  });
  if (changed.length > 0) announceChange(changed);
}
