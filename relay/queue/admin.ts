// The operator's commands on the queue: count its letters, retry them, and forget a correction together with its reader.

import { sql } from 'kysely';
import type { Store } from '../store/engine';
import { type CorrectionRow, type CorrectionState, FORGOTTEN, type Settled } from '../store/schema';
import { forgetCorrection } from './erasure';

export interface Overview {
  /** Number of letters that wait to be sent. */
  readonly waiting: number;
  /** When the first of them is due. */
  readonly nextAt: number | undefined;
  /** Number of letters that a worker is sending now. */
  readonly held: number;
  readonly mailed: number;
  readonly undeliverable: number;
  /** Number of corrections that wait for a letter with several corrections. */
  readonly collected: number;
  /** Number of duplicates without a letter. */
  readonly merged: number;
  /** Number of corrections without a letter because their story is muted. */
  readonly muted: number;
}

/** A letter that was rescheduled or abandoned after an error. */
export type FailedLetter = Pick<
  CorrectionRow,
  'id' | 'site' | 'state' | 'attempts' | 'last_error' | 'due_at' | 'received_at'
>;

/** The outcome of a retry. */
export type Retried = 'queued' | 'held' | 'mailed' | 'muted' | 'forgotten' | 'unknown';

/** The number in the overview that a correction is counted in. */
const PART = sql<'letter' | 'collected' | 'merged' | 'muted'>`case
  when merged_into is not null and letter_kind = 'none' then 'merged'
  when letter_kind = 'none' then 'muted'
  when state = 'received' and carried_by <> id then 'collected'
  when state = 'received' and carried_by is null and letter_kind in ('digest', 'overflow') then 'collected'
  else 'letter' end`;

/** Returns the operator's functions on the queue in the store. */
export function adminOf({ database }: Store) {
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
      .where('holder', 'is', null) // a worker may have claimed it just now
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await database
      .updateTable('corrections')
      .set({ state: 'received', changed_at: now })
      .where('state', '=', 'undeliverable')
      .where('content', '!=', FORGOTTEN)
      .where(({ or, eb }) =>
        or([
          eb('carried_by', '=', id),
          eb('merged_into', '=', id),
          eb('merged_into', 'in', (query) =>
            query
              .selectFrom('corrections as carried')
              .select('carried.id')
              .where('carried.carried_by', '=', id),
          ),
        ]),
      )
      .execute();
    return true;
  }

  return {
    async overview(): Promise<Overview> {
      const groups = await database
        .selectFrom('corrections')
        .select(({ fn }) => [
          'state',
          sql<number>`case when holder is null then 0 else 1 end`.as('held'),
          PART.as('part'),
          fn.countAll<number>().as('count'),
          fn.min('due_at').as('first'),
        ])
        .groupBy(['state', 'held', 'part'])
        .execute();
      const letters = (state: CorrectionState, held = 0) =>
        groups.find((one) => one.part === 'letter' && one.state === state && one.held === held);
      const count = (part: 'collected' | 'merged' | 'muted') =>
        groups.filter((one) => one.part === part).reduce((sum, one) => sum + one.count, 0);
      const waiting = groups.filter(
        ({ part, held, state }) => state === 'received' && held === 0 && isWaiting(part),
      );
      return {
        waiting: letters('received')?.count ?? 0,
        nextAt: waiting.length === 0 ? undefined : Math.min(...waiting.map(({ first }) => first)),
        held: letters('received', 1)?.count ?? 0,
        mailed: letters('mailed')?.count ?? 0,
        undeliverable: letters('undeliverable')?.count ?? 0,
        collected: count('collected'),
        merged: count('merged'),
        muted: count('muted'),
      };
    },

    /** Returns the number of letters that were put off or abandoned, by the cause. */
    causes(): Promise<{ readonly cause: string; readonly count: number }[]> {
      return unsent()
        .select(({ fn }) => ['last_cause as cause', fn.countAll<number>().as('count')])
        .where('last_cause', 'is not', null)
        .where('last_error', 'is not', null)
        .$narrowType<{ cause: string }>()
        .groupBy('last_cause')
        .orderBy('last_cause')
        .execute();
    },

    /** Returns the oldest `limit` letters that wait for another attempt (`received`) or were abandoned (`undeliverable`). */
    failedLetters(state: 'received' | 'undeliverable', limit: number): Promise<FailedLetter[]> {
      return unsent()
        .select(['id', 'site', 'state', 'attempts', 'last_error', 'due_at', 'received_at'])
        .where('state', '=', state)
        .where('last_error', 'is not', null)
        .orderBy('received_at')
        .limit(limit)
        .execute();
    },

    /** Makes the letter that has the correction due now, for the editors who do not have it, even if their server refused it. */
    async retry(id: string, now: number): Promise<Retried> {
      const find = (rowId: string) =>
        database
          .selectFrom('corrections')
          .select(['id', 'state', 'holder', 'content', 'settled', 'letter_kind', 'merged_into', 'carried_by'])
          .where('id', '=', rowId)
          .executeTakeFirst();
      let row = await find(id);
      if (row?.letter_kind === 'none' && row.merged_into !== null) row = await find(row.merged_into);
      if (row !== undefined && row.carried_by !== null) row = await find(row.carried_by);
      if (row === undefined) return 'unknown';
      if (row.letter_kind === 'none') return 'muted';
      if (row.content === FORGOTTEN) return 'forgotten';
      if (row.state === 'mailed') return 'mailed';
      return row.holder === null && (await queue(row, now)) ? 'queued' : 'held';
    },

    /** Makes all failed letters due, whether they wait for another attempt or were abandoned. Returns their number. */
    async retryAll(now: number): Promise<number> {
      let queued = 0;
      const letters = unsent()
        .select(['id', 'settled'])
        .where(PART, '=', 'letter')
        .where(({ or, eb }) =>
          or([eb('readers_in_letter', 'is not', null), eb('state', '=', 'undeliverable')]),
        );
      for (const row of await letters.execute()) if (await queue(row, now)) queued += 1;
      return queued;
    },

    /**
     * Erases a correction's reader and everything they wrote.
     *
     * @returns its state before; `undefined` if there is no such correction.
     */
    forget(id: string, now: number): Promise<Pick<CorrectionRow, 'state' | 'holder'> | undefined> {
      return database.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('corrections')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirst();
        if (row === undefined) return undefined;
        await forgetCorrection(transaction, row, now);
        return { state: row.state, holder: row.holder };
      });
    },
  };
}

function isWaiting(part: string): boolean {
  return part === 'letter' || part === 'collected';
}

function withoutRefusals(settled: Settled): Settled {
  return Object.fromEntries(Object.entries(settled).filter(([, is]) => is !== 'refused'));
}
