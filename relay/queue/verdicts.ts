// The editors' answers.

import type { Kysely } from 'kysely';
import type { Answer } from '../domain/verdict';
import type { Store } from '../store/engine';
import { type CorrectionRow, FORGOTTEN, type Tables, type VerdictRow } from '../store/schema';
import { secretNamed } from '../store/secrets';
import { othersOf } from './letter-parts';
import { freeCarried, freeDuplicates } from './promote-duplicate';
import { decideAlone } from './taking-lock';

/** A correction as the editors see it when they answer. */
export type Answerable = Pick<CorrectionRow, 'site' | 'story' | 'content'> & {
  readonly subject: string;
  /** So many say so. */
  readonly readers: number;
  /** What the others of them sent, as JSON. */
  readonly others: readonly string[];
  readonly verdict: VerdictRow | undefined;
};

export type Verdicts = ReturnType<typeof verdictsIn>;

export function verdictsIn({ database, isShared }: Store) {
  /** The first of the same corrections: the answer to it is the answer to all. */
  const firstOf = async (
    token: string,
    on: Kysely<Tables> = database,
  ): Promise<Pick<CorrectionRow, 'id' | 'token'> | undefined> =>
    on
      .selectFrom('corrections as one')
      .innerJoin('corrections as first', (join) =>
        join.on(({ eb, fn }) => eb('first.id', '=', fn.coalesce('one.merged_into', 'one.id'))),
      )
      .select(['first.id', 'first.token'])
      .where('one.token', '=', token)
      .executeTakeFirst();

  const verdictOn = async (token: string): Promise<VerdictRow | undefined> =>
    database
      .selectFrom('verdicts')
      .selectAll()
      .where('token', '=', (await firstOf(token))?.token ?? token)
      .executeTakeFirst();

  return {
    verdictOn,

    async find(token: string): Promise<Answerable | undefined> {
      const first = await firstOf(token);
      if (first === undefined) return undefined;
      const correction = await database
        .selectFrom('corrections')
        .innerJoin('stories', (join) =>
          join
            .onRef('stories.site', '=', 'corrections.site')
            .onRef('stories.address', '=', 'corrections.story'),
        )
        .select(['corrections.site', 'story', 'content', 'subject', 'readers'])
        .where('id', '=', first.id)
        .where('content', '!=', FORGOTTEN)
        .executeTakeFirst();
      if (correction === undefined) return undefined;
      return {
        ...correction,
        others: await othersOf(database, first.id, { after: 0, upTo: correction.readers }),
        verdict: await verdictOn(first.token),
      };
    },

    /**
     * Records the answer, if it is the next one after `round` others; tells whether it is on the disk. Of two that come at
     * once, one is.
     */
    async decide(anyToken: string, round: number, answer: Answer, now: number): Promise<boolean> {
      return record((await firstOf(anyToken))?.token ?? anyToken, round, answer, now);
    },

    /**
     * Declines the correction as spam, if no answer came since; nothing more goes out about it. Those who said the same have
     * their own: the editors judged this one's words and sender. A subject that it brought along goes with it.
     */
    async declineAsSpam(anyToken: string, round: number, now: number): Promise<boolean> {
      return database.transaction().execute(async (transaction) => {
        await decideAlone(transaction, { isShared }); // nothing is merged into it before this commits
        const lead = await firstOf(anyToken, transaction);
        if (lead === undefined) return false;
        const answer = { answer: 'declined', reason: 'spam' } as const;
        if (!(await record(lead.token, round, answer, now, transaction))) return false;
        const spam = await transaction
          .selectFrom('corrections')
          .selectAll()
          .where('id', '=', lead.id)
          .executeTakeFirstOrThrow();
        const { numUpdatedRows } = await transaction
          .updateTable('corrections')
          .set({ state: 'undeliverable', last_error: 'declined as spam', changed_at: now })
          .where('id', '=', spam.id)
          .where('state', '=', 'received')
          .where('holder', 'is', null) // a postman who holds it is sending it now
          .executeTakeFirst();
        if (numUpdatedRows > 0n) await freeCarried(transaction, spam, now);
        await freeDuplicates(transaction, spam, now);
        await transaction
          .updateTable('stories')
          .set({ subject_from: 'unsettled' })
          .where('site', '=', spam.site)
          .where('address', '=', spam.story)
          .where('subject_from', '=', 'reader')
          .execute();
        return true;
      });
    },

    /** What links are signed with: made at the first start, the same for all relays on this database. */
    secret: () => secretNamed('verdict-links', database),
  };

  /** Whether the answer to the first correction was the next one, and is on the disk. */
  async function record(
    token: string,
    round: number,
    answer: Answer,
    now: number,
    on: Kysely<Tables> = database,
  ): Promise<boolean> {
    const row = {
      answer: answer.answer,
      reason: answer.answer === 'declined' ? (answer.reason ?? null) : null,
      note: answer.note ?? null,
      decided_at: now,
      round: round + 1,
    };
    const done =
      round === 0
        ? await on
            .insertInto('verdicts')
            .values({ token, ...row })
            .onConflict((conflict) => conflict.column('token').doNothing())
            .returning('token')
            .executeTakeFirst()
        : await on
            .updateTable('verdicts')
            .set(row)
            .where('token', '=', token)
            .where('round', '=', round)
            .returning('token')
            .executeTakeFirst();
    return done !== undefined;
  }
}
