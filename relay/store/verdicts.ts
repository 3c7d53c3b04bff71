// The editors' answers.

import type { Answer } from '../verdicts/answers';
import { type CorrectionRow, FORGOTTEN, type VerdictRow } from './schema';
import { secretNamed } from './secrets';
import type { Store } from './store';

/** A correction as the editors see it when they answer. */
export type Answerable = Pick<CorrectionRow, 'site' | 'story' | 'content'> & {
  readonly subject: string;
  readonly verdict: VerdictRow | undefined;
};

export type Verdicts = ReturnType<typeof verdictsIn>;

export function verdictsIn({ database }: Store) {
  const verdictOn = (token: string): Promise<VerdictRow | undefined> =>
    database.selectFrom('verdicts').selectAll().where('token', '=', token).executeTakeFirst();

  return {
    verdictOn,

    async find(token: string): Promise<Answerable | undefined> {
      const correction = await database
        .selectFrom('corrections')
        .innerJoin('stories', (join) =>
          join
            .onRef('stories.site', '=', 'corrections.site')
            .onRef('stories.address', '=', 'corrections.story'),
        )
        .select(['corrections.site', 'story', 'content', 'subject'])
        .where('token', '=', token)
        .where('content', '!=', FORGOTTEN)
        .executeTakeFirst();
      return correction && { ...correction, verdict: await verdictOn(token) };
    },

    /**
     * Records the answer, if it is the next one after `round` others; tells whether it is on the disk. Of two that come at
     * once, one is.
     */
    async decide(token: string, round: number, answer: Answer, now: number): Promise<boolean> {
      const row = {
        answer: answer.answer,
        reason: answer.answer === 'declined' ? (answer.reason ?? null) : null,
        note: answer.note ?? null,
        decided_at: now,
        round: round + 1,
      };
      const done =
        round === 0
          ? await database
              .insertInto('verdicts')
              .values({ token, ...row })
              .onConflict((conflict) => conflict.column('token').doNothing())
              .returning('token')
              .executeTakeFirst()
          : await database
              .updateTable('verdicts')
              .set(row)
              .where('token', '=', token)
              .where('round', '=', round)
              .returning('token')
              .executeTakeFirst();
      return done !== undefined;
    },

    /** What links are signed with: made at the first start, the same for all relays on this database. */
    secret: () => secretNamed('verdict-links', database),
  };
}
