// Promotes a duplicate to the lead of the others if their lead is forgotten or declined as spam.

import { sql, type Transaction } from 'kysely';
import { type CorrectionRow, FORGOTTEN, type Tables } from '../store/schema';

type Database = Transaction<Tables>;

/**
 * Makes the next duplicate the lead, in place of a lead that was forgotten. The number of readers stays the same, because the
 * forgotten correction was sent too.
 *
 * @param lead the row as it was before it was erased.
 */
export async function promoteDuplicate(database: Database, lead: CorrectionRow, now: number): Promise<void> {
  await freeCarried(database, lead, now);
  if (lead.readers === 0) return; // it is not a lead
  const heir = await database
    .selectFrom('corrections')
    .select(['id', 'token'])
    .where('merged_into', '=', lead.id)
    .where('content', '!=', FORGOTTEN)
    .orderBy('position')
    .executeTakeFirst();
  if (heir === undefined) {
    await database.updateTable('corrections').set({ readers: 0 }).where('id', '=', lead.id).execute();
    return;
  }
  await database
    .updateTable('corrections')
    .set({ merged_into: heir.id })
    .where('merged_into', '=', lead.id)
    .where('id', '!=', heir.id)
    .execute();
  await database
    .updateTable('corrections')
    .set({ merged_into: null, ...inheritedFrom(lead, now) })
    .where('id', '=', heir.id)
    .execute();
  await database
    .updateTable('corrections')
    .set({
      merged_into: heir.id,
      letter_kind: 'none',
      readers: 0,
      ...(carriesOthers(lead) ? {} : { carried_by: null }),
    })
    .where('id', '=', lead.id)
    .execute();
  await database.updateTable('verdicts').set({ token: heir.token }).where('token', '=', lead.token).execute();
}

/** Returns the columns that the heir takes over. If the lead's letter is not sent yet, the heir takes over the letter. */
function inheritedFrom(lead: CorrectionRow, now: number): Partial<CorrectionRow> {
  const { letter_kind, readers, readers_told, state, settled, due_at, carried_by } = lead;
  const { readers_in_letter, readers_told_before } = lead;
  if (state === 'mailed')
    return { letter_kind, readers, readers_told, state, readers_in_letter, readers_told_before, carried_by };
  const isCarried = carried_by !== null && !carriesOthers(lead);
  return {
    letter_kind,
    readers,
    readers_told: 0,
    state: 'received',
    settled,
    attempts: 0,
    holder: null,
    ...(isCarried
      ? { carried_by, readers_in_letter, readers_told_before, due_at }
      : { due_at: Math.min(due_at, now) }),
  };
}

/**
 * Makes the next duplicate the lead and gives it a letter, after the lead was declined as spam: that verdict does not apply to the
 * duplicates.
 *
 * @param spam the correction that was declined.
 */
export async function freeDuplicates(
  database: Database,
  spam: Pick<CorrectionRow, 'id' | 'readers'>,
  now: number,
): Promise<void> {
  const heir = await database
    .selectFrom('corrections')
    .selectAll()
    .where('merged_into', '=', spam.id)
    .where('content', '!=', FORGOTTEN)
    .orderBy(sql`case when position > 1 then 0 else 1 end`) // other clients before the one that sent the lead again
    .orderBy('position')
    .orderBy('received_at')
    .executeTakeFirst();
  if (heir === undefined) return;
  await freeCarried(database, heir, now);
  await database
    .updateTable('corrections')
    .set({ merged_into: heir.id, position: sql`case when position > 1 then position - 1 else 1 end` })
    .where('merged_into', '=', spam.id)
    .execute();
  await database
    .updateTable('corrections')
    .set({
      ...{ merged_into: null, carried_by: null, holder: null, readers_in_letter: null },
      ...{ readers_told_before: null, letter_kind: 'own', state: 'received', settled: '{}' },
      ...{ attempts: 0, readers_told: 0, position: 1 },
      readers: Math.max(1, spam.readers - 1),
      due_at: now,
      changed_at: now,
    })
    .where('id', '=', heir.id)
    .execute();
  await database.updateTable('corrections').set({ readers: 1 }).where('id', '=', spam.id).execute();
}

/** Frees the corrections that the letter of `carrier` would have carried, so that they go in another letter. */
export async function freeCarried(database: Database, carrier: CorrectionRow, now: number): Promise<void> {
  if (!carriesOthers(carrier) || carrier.state !== 'received') return;
  await database
    .updateTable('corrections')
    .set({ carried_by: null, readers_told_before: null, readers_in_letter: null, due_at: now })
    .where('carried_by', '=', carrier.id)
    .where('id', '!=', carrier.id)
    .where('state', '=', 'received')
    .execute();
}

function carriesOthers({ id, carried_by }: CorrectionRow): boolean {
  return carried_by === id;
}
