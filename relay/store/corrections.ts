// The corrections: taking them in, and handing them to the postmen, each to one at a time.

import { type NotNull, sql } from 'kysely';
import { type Acceptance, type AcceptanceOutcome, type Arrival, acceptAll } from './acceptance';
import { inBatches } from './batches';
import type { CorrectionRow, Settled } from './schema';
import type { Store } from './store';

/** A correction that a postman holds, with the subject of its story's first letter. */
export type Job = Pick<CorrectionRow, 'id' | 'token' | 'site' | 'story' | 'content' | 'attempts'> & {
  readonly holder: string;
  readonly subject: string;
  readonly settled: Settled;
};

/** A postman's hold on corrections: nobody else gets them before `until`. */
export interface Lease {
  readonly holder: string;
  readonly until: number;
}

/**
 * A relay that is killed before it could note that a letter is with the mail server has it sent once more. This is how much
 * longer that can happen; in return, the disk is waited for once for all letters of that time.
 */
const UPDATE_LINGER_MS = 10;

export type Corrections = ReturnType<typeof correctionsIn>;

/** The corrections in the store. Every function is one transaction, which it may share with others of its kind. */
export function correctionsIn({ database, isShared }: Store) {
  // Two, so that requests are read while PostgreSQL writes.
  const accept = inBatches((arrivals: readonly Arrival[]) => acceptAll(arrivals, database), { atOnce: 2 });
  const update = inBatches(
    (updates: readonly Update[]) =>
      database.transaction().execute(async (transaction) => {
        for (const { job, set, evenIfLost } of updates) {
          await transaction
            .updateTable('corrections')
            .set(set)
            .where('id', '=', job.id)
            .$if(!evenIfLost, (query) => query.where('holder', '=', job.holder))
            .execute();
        }
        return updates.map(() => undefined);
      }),
    { lingerMs: UPDATE_LINGER_MS },
  );

  return {
    /** Takes a correction in. When this resolves, the correction is on the disk. */
    accept: (acceptance: Acceptance, now: number): Promise<AcceptanceOutcome> =>
      accept({ ...acceptance, received_at: now }),

    findByToken(token: string): Promise<Pick<CorrectionRow, 'annotation' | 'state'> | undefined> {
      return database
        .selectFrom('corrections')
        .select(['annotation', 'state'])
        .where('token', '=', token)
        .executeTakeFirst();
    },

    /** At most `limit` corrections whose letters are due, leased; those that another relay is just taking are left to it. */
    async claimDue(now: number, { holder, until }: Lease, limit: number): Promise<Job[]> {
      const jobs = await database
        // Materialized, since PostgreSQL might look for due ones more than once, and lease more than `limit`.
        .with(
          (due) => due('due').materialized(),
          (query) =>
            query
              .selectFrom('corrections')
              .select('id')
              .where('state', '=', 'received')
              .where('due_at', '<=', now)
              .orderBy('due_at')
              .limit(limit)
              .$if(isShared, (rows) => rows.forUpdate().skipLocked()),
        )
        .updateTable('corrections')
        .set({ holder, due_at: until, attempts: sql`attempts + 1` })
        .where('id', 'in', (query) => query.selectFrom('due').select('due.id'))
        .returning((query) => [
          'id',
          'token',
          'site',
          'story',
          'content',
          'attempts',
          'settled',
          query
            .selectFrom('stories')
            .select('subject')
            .whereRef('stories.site', '=', 'corrections.site')
            .whereRef('stories.address', '=', 'corrections.story')
            .as('subject'),
        ])
        .$narrowType<{ subject: NotNull }>() // by the foreign key
        .execute();
      return jobs.map((job) => ({ ...job, holder, settled: JSON.parse(job.settled) }));
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

    /** When the next letter is due, or its lease over; nothing where none waits. */
    async nextDueAt(): Promise<number | undefined> {
      const { at } = await database
        .selectFrom('corrections')
        .select(({ fn }) => fn.min<number | null>('due_at').as('at'))
        .where('state', '=', 'received')
        .executeTakeFirstOrThrow();
      return at ?? undefined;
    },

    /** How many letters are to be sent, and when the first of them is due, or its lease over. */
    async queue(): Promise<{ readonly letters: number; readonly dueAt: number | undefined }> {
      const { letters, at } = await database
        .selectFrom('corrections')
        .select(({ fn }) => [fn.countAll<number>().as('letters'), fn.min<number | null>('due_at').as('at')])
        .where('state', '=', 'received')
        .executeTakeFirstOrThrow();
      return { letters, dueAt: at ?? undefined };
    },

    /**
     * The tokens of at most `limit` corrections, the newest first, those that came before the one with the token `before`;
     * nothing where there is none with it.
     */
    async list(before: string | undefined, limit: number): Promise<string[] | undefined> {
      const newest = database
        .selectFrom('corrections')
        .select('token')
        .orderBy('received_at', 'desc')
        .orderBy('token')
        .limit(limit);
      const tokensOf = async (query: typeof newest) => (await query.execute()).map(({ token }) => token);
      if (before === undefined) return tokensOf(newest);
      const last = await database
        .selectFrom('corrections')
        .select('received_at')
        .where('token', '=', before)
        .executeTakeFirst();
      if (last === undefined) return undefined;
      return tokensOf(
        newest.where(({ eb, or, and }) =>
          or([
            eb('received_at', '<', last.received_at),
            and([eb('received_at', '=', last.received_at), eb('token', '>', before)]),
          ]),
        ),
      );
    },

    /** It is mailed, whoever holds it by now. */
    markMailed(job: Job, settled: Settled, now: number): Promise<void> {
      const set = { ...settle(settled), state: 'mailed' as const, last_error: null, changed_at: now };
      return update({ job, set, evenIfLost: true });
    },

    markUndeliverable(job: Job, settled: Settled, error: string, now: number): Promise<void> {
      const set = { ...settle(settled), state: 'undeliverable' as const, last_error: error, changed_at: now };
      return update({ job, set });
    },

    /** Those who are not settled are sent the letter again at `dueAt`. */
    reschedule(job: Job, settled: Settled, dueAt: number, error: string): Promise<void> {
      return update({ job, set: { ...settle(settled), due_at: dueAt, last_error: error } });
    },
  };
}

/** What becomes of a job when its postman lets go of it, where it is still his. */
interface Update {
  readonly job: Job;
  readonly set: Partial<CorrectionRow>;
  readonly evenIfLost?: boolean;
}

function settle(settled: Settled): Pick<CorrectionRow, 'settled' | 'holder'> {
  return { settled: JSON.stringify(settled), holder: null };
}

function idsOf(jobs: readonly Job[]): string[] {
  return jobs.map(({ id }) => id);
}
