// The queue of letters. One worker at a time holds a letter, and records its outcome.

import { sql } from 'kysely';
import type { MailCause } from '../domain/mail-cause';
import { inBatches } from '../store/batches';
import { inList, type Store } from '../store/engine';
import { type CorrectionRow, NEVER, type Settled } from '../store/schema';
import { claimLetters } from './claim';
import type { Job, Lease } from './job';
import { countLetters, hourOf } from './letter-counts';
import { type Outcome, recordOutcomes } from './record-outcomes';
import type { QueueRules } from './rules';
import { countByCause, firstDueAt } from './waiting';

/**
 * How long an outcome waits for others, in milliseconds, so that one commit records them all. If the relay is killed after the mail
 * server accepted a letter and before the outcome is recorded, the letter is sent again; this delay makes that window longer.
 */
const OUTCOME_LINGER_MS = 10;

export type Queue = ReturnType<typeof queueIn>;

/** Why a letter was not mailed. */
export interface Failure {
  /** The mail server's reply, or the code of the error. */
  readonly words: string;
  readonly cause: MailCause;
}

/** Returns the queue in the store. Every call is one transaction, which calls of the same function may share. */
export function queueIn(store: Store, rules: QueueRules) {
  const { database } = store;
  const record = inBatches((outcomes: readonly Outcome[]) => recordOutcomes(outcomes, database), {
    lingerMs: OUTCOME_LINGER_MS,
  });

  return {
    /** Classifies new corrections, leases at most `limit` letters that are due, and returns them. */
    claimDue(now: number, lease: Lease, limit: number): Promise<Job[]> {
      return claimLetters(store, rules, { now, lease, limit });
    },

    /** Extends the leases on those of `jobs` that the holder still has. */
    async renew(jobs: readonly Job[], { holder, until }: Lease): Promise<void> {
      await database
        .updateTable('corrections')
        .set({ due_at: until })
        .where('id', 'in', idsOf(jobs))
        .where('holder', '=', holder)
        .execute();
    },

    /** Ends the leases on `jobs` that were not tried. */
    async giveBack(jobs: readonly Job[], holder: string, now: number): Promise<void> {
      await database
        .updateTable('corrections')
        .set({ holder: null, due_at: now, attempts: sql`attempts - 1` })
        .where('id', 'in', idsOf(jobs))
        .where('holder', '=', holder)
        .execute();
    },

    /** Ends all leases. Only for a relay that starts on a database that is not shared: the holder of all leases has crashed. */
    async endLeases(now: number): Promise<void> {
      await database
        .updateTable('corrections')
        .set({ holder: null, due_at: now })
        .where('state', '=', 'received')
        .where('holder', 'is not', null)
        .execute();
    },

    /**
     * Makes the letters due that wait longer than `longestWait`. They were put off or leased while the clock was ahead.
     *
     * @param longestWait the longest time for which a letter can wait, in milliseconds.
     */
    async bringForward(now: number, longestWait: number): Promise<void> {
      await database
        .updateTable('corrections')
        .set({ holder: null, due_at: now })
        .where('state', '=', 'received')
        .where('due_at', '>', now + longestWait)
        .where('due_at', '<', NEVER)
        .execute();
    },

    /** Counts a letter that is not in the queue towards the site's letters of this hour. */
    async countLetter(site: string, now: number): Promise<void> {
      await countLetters(database, [{ site, client: null }], hourOf(now));
    },

    /** Returns when the next letter is due or the next lease ends; `undefined` if no letter waits. */
    nextDueAt: (): Promise<number | undefined> => firstDueAt(database),

    /** Returns the number of letters that were put off, by the cause. */
    async putOff(): Promise<readonly { readonly cause: string; readonly letters: number }[]> {
      return countByCause(database);
    },

    /** Returns the number of corrections that wait to be sent, and when the first of them is due or its lease ends. */
    async waiting(): Promise<{ readonly letters: number; readonly dueAt: number | undefined }> {
      const { letters } = await database
        .selectFrom('corrections')
        .select(({ fn }) => fn.countAll<number>().as('letters'))
        .where('state', '=', 'received')
        .where('due_at', '<', NEVER)
        .executeTakeFirstOrThrow();
      return { letters, dueAt: await firstDueAt(database) };
    },

    /** Records that the letter was mailed, with all corrections in it, even if another worker holds it now. */
    markMailed(job: Job, settled: Settled, now: number): Promise<void> {
      const set = { ...release(settled), last_error: null, last_cause: null };
      return record({ job, set, end: { state: 'mailed', at: now } });
    },

    /** Records that the letter cannot be delivered, with all corrections in it. */
    markUndeliverable(job: Job, settled: Settled, failure: Failure, now: number): Promise<void> {
      const set = { ...release(settled), ...columnsOf(failure) };
      return record({ job, set, end: { state: 'undeliverable', at: now } });
    },

    /** Reschedules the letter to `dueAt`, for the editors who are not settled. */
    reschedule(job: Job, settled: Settled, dueAt: number, failure: Failure): Promise<void> {
      return record({ job, set: { ...release(settled), due_at: dueAt, ...columnsOf(failure) } });
    },
  };
}

function release(settled: Settled): Pick<CorrectionRow, 'settled' | 'holder'> {
  return { settled: JSON.stringify(settled), holder: null };
}

function columnsOf({ words, cause }: Failure): Pick<CorrectionRow, 'last_error' | 'last_cause'> {
  return { last_error: words, last_cause: cause };
}

function idsOf(jobs: readonly Job[]): string[] {
  return inList(jobs.map(({ id }) => id));
}
