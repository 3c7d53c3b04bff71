// Taking corrections in, several in one transaction.

import type { Insertable, Kysely } from 'kysely';
import type { CorrectionRow, CorrectionsTable, Tables } from './schema';

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
  /** The subject of the story's e-mails if nothing better is found out before the first of them. */
  readonly subject: string;
};

/** One that waits to be taken in. */
export type Arrival = Acceptance & Pick<CorrectionRow, 'received_at'>;

export type AcceptanceOutcome =
  | { readonly outcome: 'accepted' | 'repeated'; readonly token: string }
  /** The id belongs to a correction that says something else. */
  | { readonly outcome: 'conflict' };

/**
 * Takes in what is new, in one statement and so in one commit, and tells of each what became of it.
 *
 * Their stories must be there. Rows are written in the order of their keys: two relays that take the same ones in wait one for
 * the other, and never each for the other.
 */
export async function acceptAll(
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
  const known = await rowsKnown(
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

async function rowsKnown(
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

/** By code units: any order does, as long as all relays have the same. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
