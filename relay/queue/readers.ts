// Who wrote: erased when it is no longer needed.

import { expressionBuilder } from 'kysely';
import type { Store } from '../store/engine';
import { FORGOTTEN, type Tables } from '../store/schema';
import { forgetCorrection } from './forget';
import { hourOf } from './letter-counts';

/** How erasing the reader of one correction ended. */
export type Erasure =
  | 'erased'
  /** The stored content cannot be read, so all of it was erased. */
  | 'forgotten'
  /** Another relay is working on it; the next round finds it. */
  | 'busy';

export function readersIn({ database, isShared }: Store) {
  return {
    /**
     * The ids of at most `limit` corrections whose readers are to be erased: those that were mailed (or cannot be) and
     * answered, and those that arrived before `keptSince`, mailed or not.
     *
     * @param except ids that were tried already.
     */
    async due(keptSince: number, limit: number, except: ReadonlySet<string> = new Set()): Promise<string[]> {
      const rows = await database
        .selectFrom('corrections')
        .select('id')
        .where('names_reader', '=', 1)
        .where(({ eb, or, and }) =>
          or([eb('received_at', '<', keptSince), and([eb('state', '!=', 'received'), isAnswered()])]),
        )
        .$if(except.size > 0, (query) => query.where('id', 'not in', Array.from(except)))
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Erases name and address in one correction, in a transaction of its own: one that fails holds up no other. */
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

    /** Forgets which client sent the corrections that arrived before `before`. */
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

/** The stored content without its reader's name and address; `undefined` if it is not what a relay stores. */
function withoutReader(content: string): string | undefined {
  try {
    const stored: unknown = JSON.parse(content);
    if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return undefined;
    return JSON.stringify({ ...stored, reader: {} });
  } catch {
    return undefined; // not JSON, or nested so deeply that it cannot be written again
  }
}

/** The correction was answered, or the lead that said the same. */
function isAnswered() {
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
