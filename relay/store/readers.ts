// Who wrote: erased when it is needed no longer.

import { withoutCreator, withoutReader } from '../privacy/without-reader';
import { FORGOTTEN } from './schema';
import type { Store } from './store';

export function readersIn({ database, isShared }: Store) {
  return {
    /**
     * Erases names and addresses in at most `limit` corrections: those that were mailed (or cannot be) and answered, and those
     * that came before `keptSince`, mailed or not. What is erased in one row goes with one commit; rows that another relay
     * is just at are left to it.
     *
     * @returns in how many.
     */
    erase(keptSince: number, limit: number): Promise<number> {
      return database.transaction().execute(async (transaction) => {
        const rows = await transaction
          .selectFrom('corrections')
          .select(['id', 'annotation', 'content'])
          .where('names_reader', '=', 1)
          .where(({ eb, or, and, exists, selectFrom }) =>
            or([
              eb('received_at', '<', keptSince),
              and([
                eb('state', '!=', 'received'),
                exists(
                  selectFrom('verdicts')
                    .select('verdicts.token')
                    .whereRef('verdicts.token', '=', 'corrections.token'),
                ),
              ]),
            ]),
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
