// Accepts corrections, finds them by token, and lists them.

import type { Insertable, Kysely } from 'kysely';
import { inBatches } from './batches';
import type { Store } from './engine';
import type { CorrectionRow, CorrectionsTable, Tables } from './schema';
import { storiesIn } from './stories';

/** A correction that has passed all checks. */
export type Acceptance = Pick<
  CorrectionRow,
  | 'id'
  | 'token'
  | 'content_sha256'
  | 'duplicate_key'
  | 'site'
  | 'story'
  | 'content'
  | 'client'
  | 'names_reader'
> & {
  /** The subject of the story's letters, unless a better one is found before the first letter. */
  readonly subject: string;
};

export type AcceptanceOutcome =
  | { readonly outcome: 'accepted' | 'repeated'; readonly token: string }
  /** The id belongs to a correction with other content. */
  | { readonly outcome: 'conflict' };

export type Corrections = ReturnType<typeof correctionsIn>;

/** Returns the functions on the corrections in the store. Every call is one transaction, which calls of the same function may share. */
export function correctionsIn({ database }: Store) {
  const stories = storiesIn(database);

  /** Commits new stories first, then the corrections. */
  async function acceptBatch(arrivals: readonly Arrival[]): Promise<AcceptanceOutcome[]> {
    await stories.ensure(arrivals.map(({ site, story, subject }) => ({ site, address: story, subject })));
    try {
      return await insertAll(arrivals, database);
    } catch (error) {
      stories.clearCache();
      throw error; // `inBatches` then tries each arrival separately
    }
  }

  // Two batches at once, so that requests are read while PostgreSQL writes.
  const accept = inBatches(acceptBatch, { atOnce: 2 });

  return {
    /** Accepts a correction. It is on disk when this resolves. */
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
     * Returns the tokens of at most `limit` corrections, the newest first. If the token `before` is given, returns only corrections that
     * came before that one; `undefined` if no correction has that token.
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

type Arrival = Acceptance & Pick<CorrectionRow, 'received_at'>;

/**
 * Inserts the new corrections in one statement, and so in one commit. Returns the outcome of each. Their stories must exist.
 *
 * Rows are written in the order of their keys, so that two relays that insert the same rows cannot deadlock.
 */
async function insertAll(
  arrivals: readonly Arrival[],
  database: Kysely<Tables>,
): Promise<AcceptanceOutcome[]> {
  const inOrder = arrivals.toSorted((one, other) => compare(one.id, other.id));
  const accepted = await database
    .insertInto('corrections')
    .values(inOrder.map(rowOf))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('token')
    .execute();
  const isNew = new Set(accepted.map(({ token }) => token));
  const known = await knownRows(
    arrivals.filter(({ token }) => !isNew.has(token)),
    database,
  );
  return arrivals.map(({ id, token, content_sha256 }) => {
    if (isNew.has(token)) return { outcome: 'accepted', token };
    const row = known.get(id);
    return row?.content_sha256 === content_sha256
      ? { outcome: 'repeated', token: row.token }
      : { outcome: 'conflict' };
  });
}

async function knownRows(
  arrivals: readonly Arrival[],
  database: Kysely<Tables>,
): Promise<ReadonlyMap<string, Pick<CorrectionRow, 'token' | 'content_sha256'>>> {
  if (arrivals.length === 0) return new Map();
  const rows = await database
    .selectFrom('corrections')
    .select(['id', 'token', 'content_sha256'])
    .where(
      'id',
      'in',
      arrivals.map(({ id }) => id),
    )
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function rowOf({ subject: _, ...correction }: Arrival): Insertable<CorrectionsTable> {
  return {
    ...correction,
    state: 'received',
    letter_kind: 'unclassified',
    due_at: correction.received_at,
    attempts: 0,
    changed_at: correction.received_at,
  };
}

/** Compares by code units. Any order works if all relays use the same one. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
