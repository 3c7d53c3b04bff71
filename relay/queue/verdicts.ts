// Records and finds the editors' verdicts.

import type { Kysely } from 'kysely';
import type { Answer } from '../domain/verdict';
import { exclusively, type Store } from '../store/engine';
import { type CorrectionRow, FORGOTTEN, type Tables, type VerdictRow } from '../store/schema';
import { eraseSecrets, secretNamed } from '../store/secrets';
import { othersOf } from './job';
import { freeCarried, freeDuplicates } from './promote-duplicate';

/** A correction as the verdict page shows it. */
export type Answerable = Pick<CorrectionRow, 'site' | 'story' | 'content'> & {
  readonly subject: string;
  /** Number of readers who sent it. */
  readonly readers: number;
  /** The contents of other readers' duplicates, as JSON. */
  readonly others: readonly string[];
  readonly verdict: VerdictRow | undefined;
};

export type Verdicts = ReturnType<typeof verdictsIn>;

/** Returns the functions on the verdicts in the store. */
export function verdictsIn(store: Store) {
  const { database } = store;

  /** Returns the lead of the correction, or the correction if it is a lead. The lead's verdict applies to all its duplicates. */
  const leadOf = async (
    token: string,
    on: Kysely<Tables> = database,
  ): Promise<Pick<CorrectionRow, 'id' | 'token'> | undefined> =>
    on
      .selectFrom('corrections as one')
      .innerJoin('corrections as lead', (join) =>
        join.on(({ eb, fn }) => eb('lead.id', '=', fn.coalesce('one.merged_into', 'one.id'))),
      )
      .select(['lead.id', 'lead.token'])
      .where('one.token', '=', token)
      .executeTakeFirst();

  const verdictOn = async (token: string): Promise<VerdictRow | undefined> =>
    database
      .selectFrom('verdicts')
      .selectAll()
      .where('token', '=', (await leadOf(token))?.token ?? token)
      .executeTakeFirst();

  return {
    verdictOn,

    async find(token: string): Promise<Answerable | undefined> {
      const lead = await leadOf(token);
      if (lead === undefined) return undefined;
      const correction = await database
        .selectFrom('corrections')
        .innerJoin('stories', (join) =>
          join
            .onRef('stories.site', '=', 'corrections.site')
            .onRef('stories.address', '=', 'corrections.story'),
        )
        .select(['corrections.site', 'story', 'content', 'subject', 'readers'])
        .where('id', '=', lead.id)
        .where('content', '!=', FORGOTTEN)
        .executeTakeFirst();
      if (correction === undefined) return undefined;
      return {
        ...correction,
        others: await othersOf(database, lead.id, { after: 0, upTo: correction.readers }),
        verdict: await verdictOn(lead.token),
      };
    },

    /**
     * Records the verdict if there are exactly `round` verdicts so far. Of two simultaneous verdicts, only one is recorded.
     *
     * @returns whether it was recorded and is on disk.
     */
    async decide(anyToken: string, round: number, answer: Answer, now: number): Promise<boolean> {
      return record((await leadOf(anyToken))?.token ?? anyToken, round, answer, now);
    },

    /**
     * Declines the correction as spam, unless another verdict came first, and sends no more letters about it. Its duplicates get a new
     * letter, because the editors judged only this correction's comment and sender. If the story's subject came from a reader, the
     * subject becomes unsettled.
     */
    async declineAsSpam(anyToken: string, round: number, now: number): Promise<boolean> {
      // The lock of the queue prevents that a new duplicate is merged into it before this commits.
      return exclusively(store, 'queue', async (transaction) => {
        const lead = await leadOf(anyToken, transaction);
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
          .set({ state: 'undeliverable', last_error: 'declined as spam', last_cause: null, changed_at: now })
          .where('id', '=', spam.id)
          .where('state', '=', 'received')
          .where('holder', 'is', null) // a worker that holds it is sending it now
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

    /** Returns the secret that signs links. It is made at the first start, and all relays on this database use the same one. */
    secret: () => secretNamed('verdict-links', database),

    /** Replaces the secret that signs links. A running relay uses the old one until it is restarted. */
    renewSecret: () => eraseSecrets('verdict-links', '', database),
  };

  /** Records the verdict on a lead. Returns whether it was the next one and is on disk. */
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
