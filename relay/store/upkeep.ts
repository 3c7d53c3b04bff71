// What an operator does with corrections: sees how they are, has letters sent again, and has a reader forgotten.

import { sql } from 'kysely';
import { type CorrectionRow, type CorrectionState, FORGOTTEN, type Settled } from './schema';
import type { Store } from './store';

export interface Overview {
  /** How many letters wait for their time, and when the first of them is sent. */
  readonly waiting: number;
  readonly nextAt: number | undefined;
  /** How many are on their way. */
  readonly held: number;
  readonly mailed: number;
  readonly undeliverable: number;
}

/** A letter with which something went wrong. */
export type Trouble = Pick<
  CorrectionRow,
  'id' | 'site' | 'state' | 'attempts' | 'last_error' | 'due_at' | 'received_at'
>;

export type Retried = 'queued' | 'held' | 'mailed' | 'forgotten' | 'unknown';

/** What of its annotation says nothing of the reader. */
const IMPERSONAL = ['@context', 'id', 'type', 'motivation'];

export function upkeepOf({ database }: Store) {
  const unsent = () =>
    database
      .selectFrom('corrections')
      .where('state', 'in', ['received', 'undeliverable'])
      .where('holder', 'is', null)
      .where('content', '!=', FORGOTTEN);

  async function queue(
    { id, settled }: Pick<CorrectionRow, 'id' | 'settled'>,
    now: number,
  ): Promise<boolean> {
    const { numUpdatedRows } = await database
      .updateTable('corrections')
      .set({
        state: 'received',
        settled: JSON.stringify(withoutRefusals(JSON.parse(settled))),
        due_at: now,
        attempts: 0,
        changed_at: now,
      })
      .where('id', '=', id)
      .where('holder', 'is', null) // a postman may have taken it just now
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  return {
    async overview(): Promise<Overview> {
      const groups = await database
        .selectFrom('corrections')
        .select(({ fn }) => [
          'state',
          sql<number>`case when holder is null then 0 else 1 end`.as('held'),
          fn.countAll<number>().as('count'),
          fn.min('due_at').as('first'),
        ])
        .groupBy(['state', 'held'])
        .execute();
      const group = (state: CorrectionState, held = 0) =>
        groups.find((one) => one.state === state && one.held === held);
      return {
        waiting: group('received')?.count ?? 0,
        nextAt: group('received')?.first,
        held: group('received', 1)?.count ?? 0,
        mailed: group('mailed')?.count ?? 0,
        undeliverable: group('undeliverable')?.count ?? 0,
      };
    },

    /** The oldest `limit` letters that were given up or put off. */
    troubles(state: 'received' | 'undeliverable', limit: number): Promise<Trouble[]> {
      return unsent()
        .select(['id', 'site', 'state', 'attempts', 'last_error', 'due_at', 'received_at'])
        .where('state', '=', state)
        .where('last_error', 'is not', null)
        .orderBy('received_at')
        .limit(limit)
        .execute();
    },

    /** The letter is due now, to those who do not have it: also to those who refused it. */
    async retry(id: string, now: number): Promise<Retried> {
      const row = await database
        .selectFrom('corrections')
        .select(['id', 'state', 'holder', 'content', 'settled'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return 'unknown';
      if (row.content === FORGOTTEN) return 'forgotten';
      if (row.state === 'mailed') return 'mailed';
      return row.holder === null && (await queue(row, now)) ? 'queued' : 'held';
    },

    /** So for all that are not on their way; gives back how many. */
    async retryAll(now: number): Promise<number> {
      let queued = 0;
      for (const row of await unsent().select(['id', 'settled']).execute())
        if (await queue(row, now)) queued += 1;
      return queued;
    },

    /**
     * Erases who wrote the correction and what; the answer to it too, which may name him. That there was one stays, so
     * that it is not taken in again and its addresses answer; a letter that is not sent by now never is.
     *
     * @returns what it was until now; nothing where there is none.
     */
    forget(id: string, now: number): Promise<Pick<CorrectionRow, 'state' | 'holder'> | undefined> {
      return database.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('corrections')
          .select(['token', 'annotation', 'state', 'holder'])
          .where('id', '=', id)
          .executeTakeFirst();
        if (row === undefined) return undefined;
        await transaction
          .updateTable('corrections')
          .set({
            annotation: impersonal(row.annotation),
            content: FORGOTTEN,
            state: row.state === 'mailed' ? 'mailed' : 'undeliverable',
            settled: '{}',
            holder: null,
            last_error: null,
            names_reader: 0,
            changed_at: now,
          })
          .where('id', '=', id)
          .execute();
        await transaction
          .updateTable('verdicts')
          .set({ note: null })
          .where('token', '=', row.token)
          .execute();
        return { state: row.state, holder: row.holder };
      });
    },
  };
}

function withoutRefusals(settled: Settled): Settled {
  return Object.fromEntries(Object.entries(settled).filter(([, is]) => is !== 'refused'));
}

function impersonal(annotation: string): string {
  const entries = Object.entries(JSON.parse(annotation)).filter(([key]) => IMPERSONAL.includes(key));
  return JSON.stringify(Object.fromEntries(entries));
}
