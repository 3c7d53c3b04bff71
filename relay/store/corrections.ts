// The corrections: taking them in, and handing them to the postman, each to one at a time.

import { type Kysely, sql } from 'kysely';
import type { CorrectionRow, Settled, Tables } from './schema';

/** A correction that has passed all checks. */
export type Acceptance = Pick<
  CorrectionRow,
  'id' | 'token' | 'digest' | 'site' | 'story' | 'annotation' | 'content'
> & { readonly subject: string };

export type AcceptanceOutcome =
  | { readonly outcome: 'accepted' | 'repeated'; readonly token: string }
  /** The id belongs to a correction that says something else. */
  | { readonly outcome: 'conflict' };

/** A correction that a postman holds, with the subject of its story's first letter. */
export type Job = Pick<CorrectionRow, 'id' | 'site' | 'story' | 'content' | 'attempts'> & {
  readonly subject: string;
  readonly settled: Settled;
};

export type Corrections = ReturnType<typeof correctionsIn>;

/** The corrections in `database`. Every function is one transaction. */
export function correctionsIn(database: Kysely<Tables>) {
  return {
    /** Takes a correction in. When this resolves, the correction is on the disk. */
    accept(acceptance: Acceptance, now: number): Promise<AcceptanceOutcome> {
      const { subject, ...correction } = acceptance;
      return database.transaction().execute(async (transaction) => {
        const known = await transaction
          .selectFrom('corrections')
          .select(['token', 'digest'])
          .where('id', '=', correction.id)
          .executeTakeFirst();
        if (known !== undefined) {
          return known.digest === correction.digest
            ? { outcome: 'repeated', token: known.token }
            : { outcome: 'conflict' };
        }
        await transaction
          .insertInto('stories')
          .values({ site: correction.site, address: correction.story, subject })
          .onConflict((conflict) => conflict.columns(['site', 'address']).doNothing())
          .execute();
        await transaction
          .insertInto('corrections')
          .values({
            ...correction,
            state: 'received',
            settled: '{}',
            due_at: now,
            lease_until: 0,
            attempts: 0,
            last_error: null,
            received_at: now,
            changed_at: now,
          })
          .execute();
        return { outcome: 'accepted', token: correction.token };
      });
    },

    findByToken(token: string): Promise<Pick<CorrectionRow, 'annotation' | 'state'> | undefined> {
      return database
        .selectFrom('corrections')
        .select(['annotation', 'state'])
        .where('token', '=', token)
        .executeTakeFirst();
    },

    /** At most `limit` corrections whose letters are due; nobody else gets them before `leaseUntil`. */
    claimDue(now: number, leaseUntil: number, limit: number): Promise<Job[]> {
      return database.transaction().execute(async (transaction) => {
        const jobs = await transaction
          .selectFrom('corrections')
          .innerJoin('stories', (join) =>
            join
              .onRef('stories.site', '=', 'corrections.site')
              .onRef('stories.address', '=', 'corrections.story'),
          )
          .select(['id', 'corrections.site', 'story', 'content', 'attempts', 'settled', 'subject'])
          .where('state', '=', 'received')
          .where('due_at', '<=', now)
          .where('lease_until', '<=', now)
          .orderBy('due_at')
          .limit(limit)
          .execute();
        if (jobs.length === 0) return [];
        const ids = jobs.map(({ id }) => id);
        await transaction
          .updateTable('corrections')
          .set({ lease_until: leaseUntil, attempts: sql`attempts + 1` })
          .where('id', 'in', ids)
          .execute();
        return jobs.map((job) => ({
          ...job,
          attempts: job.attempts + 1,
          settled: JSON.parse(job.settled),
        }));
      });
    },

    /** When the next letter is due, or its lease over; nothing where none waits. */
    async nextDueAt(): Promise<number | undefined> {
      const { at } = await database
        .selectFrom('corrections')
        .select(sql<number | null>`min(max(due_at, lease_until))`.as('at')) // SQLite's max of two is the greater one
        .where('state', '=', 'received')
        .executeTakeFirstOrThrow();
      return at ?? undefined;
    },

    async markMailed(id: string, settled: Settled, now: number): Promise<void> {
      await database
        .updateTable('corrections')
        .set({
          state: 'mailed',
          settled: JSON.stringify(settled),
          lease_until: 0,
          last_error: null,
          changed_at: now,
        })
        .where('id', '=', id)
        .execute();
    },

    async markUndeliverable(id: string, settled: Settled, error: string, now: number): Promise<void> {
      await database
        .updateTable('corrections')
        .set({
          state: 'undeliverable',
          settled: JSON.stringify(settled),
          lease_until: 0,
          last_error: error,
          changed_at: now,
        })
        .where('id', '=', id)
        .where('state', '=', 'received') // a postman whose lease ran out may have mailed it meanwhile
        .execute();
    },

    /** Gives the lease back; those who are not settled are sent the letter again at `dueAt`. */
    async reschedule(id: string, settled: Settled, dueAt: number, error: string): Promise<void> {
      await database
        .updateTable('corrections')
        .set({
          settled: JSON.stringify(settled),
          due_at: dueAt,
          lease_until: 0,
          last_error: error,
        })
        .where('id', '=', id)
        .where('state', '=', 'received')
        .execute();
    },
  };
}
