// Erases readers' names and addresses when they are no longer needed, and whole corrections on request.

import { expressionBuilder, type Transaction } from 'kysely';
import type { Store } from '../store/engine';
import { type CorrectionRow, FORGOTTEN, type Tables } from '../store/schema';
import { hourOf } from './letter-counts';
import { promoteDuplicate } from './promote-duplicate';

/** The outcome of erasing the reader of one correction. */
export type Erasure =
  | 'erased'
  /** The stored content could not be read, so all of it was erased. */
  | 'forgotten'
  /** Another relay is working on it. The next round finds it. */
  | 'busy';

/** Returns the functions that erase the readers in the store. */
export function readersIn({ database, isShared }: Store) {
  return {
    /**
     * Returns the ids of at most `limit` corrections whose readers must be erased: those that are mailed or undeliverable and have a
     * verdict, and all those that arrived before `keptSince`.
     *
     * @param except ids that were already tried.
     */
    async due(keptSince: number, limit: number, except: ReadonlySet<string> = new Set()): Promise<string[]> {
      const rows = await database
        .selectFrom('corrections')
        .select('id')
        .where('names_reader', '=', 1)
        .where(({ eb, or, and }) =>
          or([eb('received_at', '<', keptSince), and([eb('state', '!=', 'received'), hasVerdict()])]),
        )
        .$if(except.size > 0, (query) => query.where('id', 'not in', Array.from(except)))
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Erases the name and the address in one correction, in a separate transaction, so that a failure does not block the others. */
    erase(id: string, now: number): Promise<Erasure> {
      return database.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('corrections')
          .selectAll()
          .where('id', '=', id)
          .where('names_reader', '=', 1)
          .$if(isShared, (query) => query.forUpdate().skipLocked())
          .executeTakeFirst();
        if (row === undefined) return 'busy';
        const content = row.content === FORGOTTEN ? FORGOTTEN : withoutReader(row.content);
        if (content === undefined) {
          await forgetCorrection(transaction, row, now);
          return 'forgotten';
        }
        await transaction
          .updateTable('corrections')
          .set({ content, last_error: null, names_reader: 0 }) // a mail server may have quoted the address
          .where('id', '=', id)
          .execute();
        return 'erased';
      });
    },

    /** Erases the clients of the corrections that arrived before `before`. */
    async eraseClients(before: number): Promise<void> {
      await database
        .updateTable('corrections')
        .set({ client: null })
        .where('client', 'is not', null)
        .where('received_at', '<', before)
        .execute();
      await database.deleteFrom('reader_letter_counts').where('hour', '<', hourOf(before)).execute();
    },
  };
}

/**
 * Erases the content of `row` and the note of its verdict, which may name the reader. The row stays, so that the correction is not
 * accepted again and its addresses still work. If its letter was not sent yet, it is never sent, unless the correction has a
 * duplicate, which then takes over the letter.
 */
export async function forgetCorrection(
  transaction: Transaction<Tables>,
  row: CorrectionRow,
  now: number,
): Promise<void> {
  await transaction
    .updateTable('corrections')
    .set({
      content: FORGOTTEN,
      state: row.state === 'mailed' ? 'mailed' : 'undeliverable',
      settled: '{}',
      holder: null,
      last_error: null,
      last_cause: null,
      client: null,
      names_reader: 0,
      changed_at: now,
    })
    .where('id', '=', row.id)
    .execute();
  await transaction.updateTable('verdicts').set({ note: null }).where('token', '=', row.token).execute();
  await promoteDuplicate(transaction, row, now);
}

/** Returns the stored content without its reader's name and address; `undefined` if it is not the JSON of a correction. */
function withoutReader(content: string): string | undefined {
  try {
    const stored: unknown = JSON.parse(content);
    if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return undefined;
    return JSON.stringify({ ...stored, reader: {} });
  } catch {
    return undefined; // not JSON, or nested too deeply to be serialised
  }
}

/** Whether the correction or its lead has a verdict. */
function hasVerdict() {
  const { exists, selectFrom } = expressionBuilder<Tables, 'corrections'>();
  return exists(
    selectFrom('verdicts')
      .innerJoin('corrections as answered', 'answered.token', 'verdicts.token')
      .select('verdicts.token')
      .where(({ eb, or, ref }) =>
        or([
          eb('answered.id', '=', ref('corrections.id')),
          eb('answered.id', '=', ref('corrections.merged_into')),
        ]),
      ),
  );
}
