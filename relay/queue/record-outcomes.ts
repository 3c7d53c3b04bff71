// Notes what became of letters, and of all corrections that went with them, in one transaction.

import type { Kysely, Transaction } from 'kysely';
import { inList } from '../store/in-list';
import type { CorrectionRow, Tables } from '../store/schema';
import type { Job } from './job';

/** What becomes of a letter when its postman lets go of it. */
export interface Mark {
  readonly job: Job;
  readonly set: Partial<CorrectionRow>;
  /** It is not sent again. */
  readonly end?: { readonly state: 'mailed' | 'undeliverable'; readonly at: number };
}

export function recordOutcomes(marks: readonly Mark[], database: Kysely<Tables>): Promise<undefined[]> {
  return database.transaction().execute(async (transaction) => {
    // In one order everywhere: who takes letters holds such rows too.
    const inOrder = marks.toSorted((one, other) => (one.job.id < other.job.id ? -1 : 1));
    const ended: Mark[] = [];
    const ofMany: Mark[] = [];
    for (const mark of inOrder) {
      const readers = await markOne(transaction, mark);
      if (readers === undefined || mark.end === undefined) continue;
      ended.push(mark);
      // Who repeats what they have said is merged into it as well, and counts as no reader more.
      if (readers > 0 || carries(mark)) ofMany.push(mark);
    }
    await markCarried(transaction, ended.filter(carries));
    await markMerged(transaction, ofMany);
    return marks.map(() => undefined);
  });
}

function carries({ job }: Mark): boolean {
  return job.letter.kind === 'digest' || job.letter.kind === 'overflow';
}

/**
 * Where it is still the postman's. That it was mailed counts whoever says so, unless the correction has another letter by now:
 * its lead was declined as spam while a follow-up was on its way. Tells how many readers say the same by now; nothing where
 * it was not noted.
 */
async function markOne(database: Transaction<Tables>, { job, set, end }: Mark): Promise<number | undefined> {
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

async function markCarried(database: Transaction<Tables>, ended: readonly Mark[]): Promise<void> {
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

/** Those that say the same as what was in the letters, and have none of their own. */
async function markMerged(database: Transaction<Tables>, ended: readonly Mark[]): Promise<void> {
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
