// Finds all corrections in a letter, for the overflow page.

import { sql } from 'kysely';
import type { Answer } from '../domain/verdict';
import type { Store } from './engine';
import { type CorrectionRow, FORGOTTEN } from './schema';

/** A correction in the list, with its verdict. */
export type Listed = Pick<CorrectionRow, 'token' | 'content' | 'readers'> & {
  readonly answer: Answer['answer'] | null;
};

export interface OverflowList {
  readonly site: string;
  /** The story of the correction that the letter belongs to. */
  readonly story: string;
  readonly count: number;
  readonly listed: readonly Listed[];
}

export type Overflow = ReturnType<typeof overflowIn>;

/** Returns the function that lists the corrections in a letter. */
export function overflowIn({ database }: Store) {
  return {
    /**
     * Returns at most `limit` corrections after the first `offset`; `undefined` if the correction with `token` has no letter with
     * several corrections. Those to one story follow each other, and the story with the first correction comes first.
     */
    async list(
      token: string,
      { limit, offset }: { limit: number; offset: number },
    ): Promise<OverflowList | undefined> {
      const carrier = await database
        .selectFrom('corrections')
        .select(['id', 'site', 'story'])
        .where('token', '=', token)
        .executeTakeFirst();
      if (carrier === undefined) return undefined;
      const carried = database
        .selectFrom('corrections as carried')
        .where('carried.carried_by', '=', carrier.id);
      const { count } = await carried
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      if (count === 0) return undefined;
      const listed = await carried
        // An entry for a follow-up shows the lead.
        .innerJoin('corrections as shown', (join) =>
          join.on(({ eb, fn }) => eb('shown.id', '=', fn.coalesce('carried.merged_into', 'carried.id'))),
        )
        .leftJoin('verdicts', 'verdicts.token', 'shown.token')
        .select(['shown.token', 'shown.content', 'shown.readers', 'verdicts.answer'])
        .where('shown.content', '!=', FORGOTTEN)
        .orderBy(sql`min(carried.received_at) over (partition by shown.story)`)
        .orderBy('shown.story')
        .orderBy('carried.received_at')
        .orderBy('carried.id')
        .limit(limit)
        .offset(offset)
        .execute();
      return { ...carrier, count, listed };
    },
  };
}
