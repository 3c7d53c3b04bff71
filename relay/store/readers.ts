// Who wrote: erased when it is needed no longer.

import { expressionBuilder } from 'kysely';
import { withoutCreator, withoutReader } from '../privacy/without-reader';
import type { Store } from './engine';
import { FORGOTTEN, type Tables } from './schema';

export function readersIn({ database, isShared }: Store) {
  return {
    /**
     * Erases names and addresses in at most `limit` corrections: those that were mailed (or cannot be) and answered, and those
     * that came before `keptSince`, mailed or not. Rows that another relay is just at are left to it.
     *
     * @returns in how many.
     */
    erase(keptSince: number, limit: number): Promise<number> {
      return database.transaction().execute(async (transaction) => {
        const rows = await transaction
          .selectFrom('corrections')
          .select(['id', 'annotation', 'content'])
          .where('names_reader', '=', 1)
          .where(({ eb, or, and }) =>
            or([eb('received_at', '<', keptSince), and([eb('state', '!=', 'received'), isAnswered()])]),
          )
          .limit(limit)
          .$if(isShared, (query) => query.forUpdate().skipLocked())
          .execute();
        for (const { id, annotation, content } of rows) {
          await transaction
            .updateTable('corrections')
            .set({
              annotation: JSON.stringify(withoutCreator(annotation)),
              content: content === FORGOTTEN ? FORGOTTEN : withoutReader(content),
              last_error: null, // a mail server may have quoted the address
              names_reader: 0,
            })
            .where('id', '=', id)
            .execute();
        }
        return rows.length;
      });
    },
  };
}

/** The correction was, or the first that said the same. */
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
