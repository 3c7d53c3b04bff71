// The queue: letters that are due, each in one postman's hands at a time, and what becomes of them.

import { sql } from 'kysely';
import { inBatches } from '../store/batches';
import type { Store } from '../store/engine';
import { inList } from '../store/in-list';
import { type CorrectionRow, NEVER, type Settled } from '../store/schema';
import { claimLetters } from './claim';
import type { Job, Lease } from './job';
import { countLetters, hourOf } from './letter-counts';
import { type Mark, recordOutcomes } from './record-outcomes';
import type { QueueRules } from './rules';
import { firstDueAt } from './waiting';

/**
 * A relay that is killed before it could note that a letter is with the mail server has it sent once more. This is how much
 * longer that can happen; in return, the disk is waited for once for all letters of that time.
 */
const MARK_LINGER_MS = 10;

export type Queue = ReturnType<typeof queueIn>;

/** The queue in the store. Every function is one transaction, which it may share with others of its kind. */
export function queueIn(store: Store, rules: QueueRules) {
  const { database } = store;
  const mark = inBatches((marks: readonly Mark[]) => recordOutcomes(marks, database), {
    lingerMs: MARK_LINGER_MS,
  });

  return {
    /** At most `limit` letters that are due, leased; and what has come in meanwhile is sorted. */
    claimDue(now: number, lease: Lease, limit: number): Promise<Job[]> {
      return claimLetters(store, rules, { now, lease, limit });
    },

    /** The leases on `jobs` last longer, where they are still the holder's. */
    async renew(jobs: readonly Job[], { holder, until }: Lease): Promise<void> {
      await database
        .updateTable('corrections')
        .set({ due_at: until })
        .where('id', 'in', idsOf(jobs))
        .where('holder', '=', holder)
        .execute();
    },

    /** Whoever wants them may have `jobs`: nothing was done on them. */
    async giveBack(jobs: readonly Job[], holder: string, now: number): Promise<void> {
      await database
        .updateTable('corrections')
        .set({ holder: null, due_at: now, attempts: sql`attempts - 1` })
        .where('id', 'in', idsOf(jobs))
        .where('holder', '=', holder)
        .execute();
    },

    /** What is leased is due. For the one relay of a database that is not shared: who held it has died. */
    async endLeases(now: number): Promise<void> {
      await database
        .updateTable('corrections')
        .set({ holder: null, due_at: now })
        .where('state', '=', 'received')
        .where('holder', 'is not', null)
        .execute();
    },

    /** Counts a letter that is none of the queue's among those of the site's hour. */
    async countLetter(site: string, now: number): Promise<void> {
      await countLetters(database, [{ site, client: null }], hourOf(now));
    },

    /** When the next letter is due, or its lease over; nothing where none waits. */
    nextDueAt: (): Promise<number | undefined> => firstDueAt(database),

    /** How many wait, each that is gathered for one letter counted, and when the first is due, or its lease over. */
    async waiting(): Promise<{ readonly letters: number; readonly dueAt: number | undefined }> {
      const { letters } = await database
        .selectFrom('corrections')
        .select(({ fn }) => fn.countAll<number>().as('letters'))
        .where('state', '=', 'received')
        .where('due_at', '<', NEVER)
        .executeTakeFirstOrThrow();
      return { letters, dueAt: await firstDueAt(database) };
    },

    /** It is mailed, whoever holds it by now; and all that went with it. */
    markMailed(job: Job, settled: Settled, now: number): Promise<void> {
      return mark({ job, set: { ...settle(settled), last_error: null }, end: { state: 'mailed', at: now } });
    },

    /** Nor is anything delivered that went with it. */
    markUndeliverable(job: Job, settled: Settled, error: string, now: number): Promise<void> {
      const set = { ...settle(settled), last_error: error };
      return mark({ job, set, end: { state: 'undeliverable', at: now } });
    },

    /** Those who are not settled are sent the letter again at `dueAt`. */
    reschedule(job: Job, settled: Settled, dueAt: number, error: string): Promise<void> {
      return mark({ job, set: { ...settle(settled), due_at: dueAt, last_error: error } });
    },
  };
}

function settle(settled: Settled): Pick<CorrectionRow, 'settled' | 'holder'> {
  return { settled: JSON.stringify(settled), holder: null };
}

function idsOf(jobs: readonly Job[]): string[] {
  return inList(jobs.map(({ id }) => id));
}
