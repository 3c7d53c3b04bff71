// Records the outcomes of letters on all corrections in them, in one transaction.

import type { Kysely, Transaction } from 'kysely';
import { inList } from '../store/engine';
import type { CorrectionRow, Tables } from '../store/schema';
import type { Job } from './job';

/** The outcome of a letter that a worker held. */
export interface Outcome {
  readonly job: Job;
  readonly set: Partial<CorrectionRow>;
  /** Set if there is no further attempt. */
  readonly end?: { readonly state: 'mailed' | 'undeliverable'; readonly at: number };
}

export function recordOutcomes(outcomes: readonly Outcome[], database: Kysely<Tables>): Promise<undefined[]> {
  return database.transaction().execute(async (transaction) => {
    // All transactions lock rows in this order, so that none waits for another in a circle. Claiming letters locks rows too.
    const inOrder = outcomes.toSorted((one, other) => (one.job.id < other.job.id ? -1 : 1));
    const ended: Outcome[] = [];
    const withDuplicates: Outcome[] = [];
    for (const outcome of inOrder) {
      const readers = await recordOne(transaction, outcome);
      if (readers === undefined || outcome.end === undefined) continue;
      ended.push(outcome);
      // A lead with one reader can have duplicates too: the same client sent it again.
      if (readers > 0 || carriesOthers(outcome)) withDuplicates.push(outcome);
    }
    await recordCarried(transaction, ended.filter(carriesOthers));
    await recordMerged(transaction, withDuplicates);
    return outcomes.map(() => undefined);
  });
}

function carriesOthers({ job }: Outcome): boolean {
  return job.letter.kind === 'digest' || job.letter.kind === 'overflow';
}

/**
 * Records an outcome if the worker still holds the letter. The outcome "mailed" is also recorded if another worker holds it, unless the
 * correction has another letter now: its lead was declined as spam while a follow-up was being sent.
 *
 * @returns the correction's number of readers, 0 if it is not a lead; `undefined` if nothing was recorded.
 */
async function recordOne(
  database: Transaction<Tables>,
  { job, set, end }: Outcome,
): Promise<number | undefined> {
  const row = await database
    .updateTable('corrections')
    .set({ ...set, ...(end === undefined ? {} : { state: end.state, changed_at: end.at }) })
    .where('id', '=', job.id)
    .where(({ or, eb }) =>
      or([
        eb('holder', '=', job.holder),
        ...(end?.state === 'mailed' ? [eb('letter_kind', '=', job.letter.kind)] : []),
      ]),
    )
    .returning('readers')
    .executeTakeFirst();
  return row?.readers;
}

async function recordCarried(database: Transaction<Tables>, ended: readonly Outcome[]): Promise<void> {
  for (const { job, end } of ended) {
    if (end === undefined) continue;
    await database
      .updateTable('corrections')
      .set({ state: end.state, changed_at: end.at })
      .where('carried_by', '=', job.id)
      .where('id', '!=', job.id)
      .where('state', '=', 'received')
      .execute();
  }
}

/** Records the outcome on those duplicates of the letters' corrections that have no letter. */
async function recordMerged(database: Transaction<Tables>, ended: readonly Outcome[]): Promise<void> {
  for (const state of ['mailed', 'undeliverable'] as const) {
    const these = ended.filter(({ end }) => end?.state === state);
    const [first] = these;
    if (first?.end === undefined) continue;
    const ids = inList(these.map(({ job }) => job.id));
    await database
      .updateTable('corrections')
      .set({ state, changed_at: first.end.at })
      .where('state', '=', 'received')
      .where('letter_kind', '=', 'none')
      .where('merged_into', 'is not', null)
      .where(({ or, eb }) =>
        or([
          eb('merged_into', 'in', ids),
          eb('merged_into', 'in', (query) =>
            query
              .selectFrom('corrections as carried')
              .select('carried.id')
              .where('carried.carried_by', 'in', ids),
          ),
        ]),
      )
      .execute();
  }
}
