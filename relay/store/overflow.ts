// The corrections of a letter, for the page that lists them all.

import type { Answer } from '../domain/verdict';
import type { Store } from './engine';
import { type CorrectionRow, FORGOTTEN } from './schema';

/** A correction in the list, with the answer to it. */
export type Listed = Pick<CorrectionRow, 'token' | 'content' | 'readers'> & {
  readonly answer: Answer['answer'] | null;
};

export interface OverflowList {
  readonly site: string;
  /** Of the letter's first correction. */
  readonly story: string;
  readonly count: number;
  readonly listed: readonly Listed[];
}

export type Overflow = ReturnType<typeof overflowIn>;

export function overflowIn({ database }: Store) {
  return {
    /** `limit` corrections after `offset` others, in the order in which they came; nothing where there is no such letter. */
    async list(
      token: string,
      { limit, offset }: { limit: number; offset: number },
    ): Promise<OverflowList | undefined> {
      const leader = await database
        .selectFrom('corrections')
        .select(['id', 'site', 'story'])
        .where('token', '=', token)
        .executeTakeFirst();
      if (leader === undefined) return undefined;
      const carried = database
        .selectFrom('corrections as carried')
        .where('carried.carried_by', '=', leader.id);
      const { count } = await carried
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      if (count === 0) return undefined;
      const listed = await carried
        // Of a follow-up, it is the first correction that is shown.
        .innerJoin('corrections as shown', (join) =>
          join.on(({ eb, fn }) => eb('shown.id', '=', fn.coalesce('carried.merged_into', 'carried.id'))),
        )
        .leftJoin('verdicts', 'verdicts.token', 'shown.token')
        .select(['shown.token', 'shown.content', 'shown.readers', 'verdicts.answer'])
        .where('shown.content', '!=', FORGOTTEN)
        .orderBy('carried.received_at')
        .orderBy('carried.id')
        .limit(limit)
        .offset(offset)
        .execute();
      return { ...leader, count, listed };
    },
  };
}
