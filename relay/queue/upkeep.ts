// What an operator does with corrections: sees how they are, has letters sent again, and has a reader forgotten.

import { sql } from 'kysely';
import type { Store } from '../store/engine';
import { type CorrectionRow, type CorrectionState, FORGOTTEN, type Settled } from '../store/schema';
import { forgetCorrection } from './forget';

export interface Overview {
  /** How many letters wait for their time, and when the first of them is sent. */
  readonly waiting: number;
  readonly nextAt: number | undefined;
  /** How many are on their way. */
  readonly held: number;
  readonly mailed: number;
  readonly undeliverable: number;
  /** How many corrections wait for a letter that has several. */
  readonly gathered: number;
  /** How many say what another one has said. */
  readonly merged: number;
  /** How many have no letter, since their story is muted. */
  readonly muted: number;
}

/** A letter with which something went wrong. */
export type Trouble = Pick<
  CorrectionRow,
  'id' | 'site' | 'state' | 'attempts' | 'last_error' | 'due_at' | 'received_at'
>;

export type Retried = 'queued' | 'held' | 'mailed' | 'muted' | 'forgotten' | 'unknown';

/** What a correction is to the queue. */
const PART = sql<'letter' | 'gathered' | 'merged' | 'muted'>`case
  when merged_into is not null and letter_kind = 'none' then 'merged'
  when letter_kind = 'none' then 'muted'
  when state = 'received' and carried_by <> id then 'gathered'
  when state = 'received' and carried_by is null and letter_kind in ('digest', 'overflow') then 'gathered'
  else 'letter' end`;

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
      const count = (part: 'gathered' | 'merged' | 'muted') =>
        groups.filter((one) => one.part === part).reduce((sum, one) => sum + one.count, 0);
      const waiting = groups.filter(
        ({ part, held, state }) => state === 'received' && held === 0 && isToCome(part),
      );
      return {
        waiting: letters('received')?.count ?? 0,
        nextAt: waiting.length === 0 ? undefined : Math.min(...waiting.map(({ first }) => first)),
        held: letters('received', 1)?.count ?? 0,
        mailed: letters('mailed')?.count ?? 0,
        undeliverable: letters('undeliverable')?.count ?? 0,
        gathered: count('gathered'),
        merged: count('merged'),
        muted: count('muted'),
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

    /** The letter that it stands in is due now, to those who do not have it: also to those who refused it. */
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

    /** So for all that are not on their way; gives back how many. */
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
     * Erases who wrote the correction and everything they wrote.
     *
     * @returns what it was until now; `undefined` if there is none.
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

function isToCome(part: string): boolean {
  return part === 'letter' || part === 'gathered';
}

function withoutRefusals(settled: Settled): Settled {
  return Object.fromEntries(Object.entries(settled).filter(([, is]) => is !== 'refused'));
}
