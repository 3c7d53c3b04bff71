// The corrections: taking them in, and what readers may see of them.

import { type Acceptance, type AcceptanceOutcome, type Arrival, acceptAll } from './acceptance';
import { inBatches } from './batches';
import type { Store } from './engine';
import type { CorrectionRow } from './schema';
import { storiesIn } from './stories';

export type Corrections = ReturnType<typeof correctionsIn>;

/** The corrections in the store. Every function is one transaction, which it may share with others of its kind. */
export function correctionsIn({ database }: Store) {
  const stories = storiesIn(database);

  /** The stories have a commit of their own before, where they are new. */
  async function take(arrivals: readonly Arrival[]): Promise<AcceptanceOutcome[]> {
    await stories.ensure(arrivals.map(({ site, story, subject }) => ({ site, address: story, subject })));
    try {
      return await acceptAll(arrivals, database);
    } catch (error) {
      stories.forget();
      throw error; // each is tried once more, alone
    }
  }

  // Two, so that requests are read while PostgreSQL writes.
  const accept = inBatches(take, { atOnce: 2 });

  return {
    /** Takes a correction in. When this resolves, the correction is on the disk. */
    accept: (acceptance: Acceptance, now: number): Promise<AcceptanceOutcome> =>
      accept({ ...acceptance, received_at: now }),

    findByToken(token: string): Promise<Pick<CorrectionRow, 'id' | 'content' | 'state'> | undefined> {
      return database
        .selectFrom('corrections')
        .select(['id', 'content', 'state'])
        .where('token', '=', token)
        .executeTakeFirst();
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
  };
}
