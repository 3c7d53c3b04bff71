// Erasing a correction: who wrote it and everything they wrote.

import type { Transaction } from 'kysely';
import { type CorrectionRow, FORGOTTEN, type Tables } from '../store/schema';
import { promoteDuplicate } from './promote-duplicate';

/**
 * Erases the content of `row`, and the note of the editors' answer, which may name the reader. That there was a correction
 * stays, so that it is not accepted again and its addresses answer. An e-mail that was not sent yet is never sent, unless
 * another reader says the same: then it is theirs.
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
      client: null,
      names_reader: 0,
      changed_at: now,
    })
    .where('id', '=', row.id)
    .execute();
  await transaction.updateTable('verdicts').set({ note: null }).where('token', '=', row.token).execute();
  await promoteDuplicate(transaction, row, now);
}
