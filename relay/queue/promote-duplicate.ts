// When the first of the same corrections is forgotten, the next one takes its place.

import { sql, type Transaction } from 'kysely';
import { type CorrectionRow, FORGOTTEN, type Tables } from '../store/schema';

type Database = Transaction<Tables>;

/** @param first as it was before it was erased. The readers are counted on: what was forgotten had been said. */
export async function promoteDuplicate(database: Database, first: CorrectionRow, now: number): Promise<void> {
  await freeCarried(database, first, now);
  if (first.readers === 0) return; // it is none
  const heir = await database
    .selectFrom('corrections')
    .select(['id', 'token'])
    .where('merged_into', '=', first.id)
    .where('content', '!=', FORGOTTEN)
    .orderBy('position')
    .executeTakeFirst();
  if (heir === undefined) {
    await database.updateTable('corrections').set({ readers: 0 }).where('id', '=', first.id).execute();
    return;
  }
  await database
    .updateTable('corrections')
    .set({ merged_into: heir.id })
    .where('merged_into', '=', first.id)
    .where('id', '!=', heir.id)
    .execute();
  await database
    .updateTable('corrections')
    .set({ merged_into: null, ...placeOf(first, now) })
    .where('id', '=', heir.id)
    .execute();
  await database
    .updateTable('corrections')
    .set({
      merged_into: heir.id,
      letter_kind: 'none',
      readers: 0,
      ...(carriesOthers(first) ? {} : { carried_by: null }),
    })
    .where('id', '=', first.id)
    .execute();
  await database
    .updateTable('verdicts')
    .set({ token: heir.token })
    .where('token', '=', first.token)
    .execute();
}

/** What the first letter tells, the heir's tells, where it is not out yet. */
function placeOf(first: CorrectionRow, now: number): Partial<CorrectionRow> {
  const {
    letter_kind,
    readers,
    readers_told,
    state,
    settled,
    due_at,
    readers_in_letter,
    readers_told_before,
  } = first;
  if (state === 'mailed')
    return {
      letter_kind,
      readers,
      readers_told,
      state,
      readers_in_letter,
      readers_told_before,
      carried_by: first.carried_by,
    };
  const isCarried = first.carried_by !== null && !carriesOthers(first);
  return {
    letter_kind,
    readers,
    readers_told: 0,
    state: 'received',
    settled,
    attempts: 0,
    holder: null,
    ...(isCarried
      ? { carried_by: first.carried_by, readers_in_letter, readers_told_before, due_at }
      : { due_at: Math.min(due_at, now) }),
  };
}

/**
 * When the first of the same corrections is declined as spam, those who said the same are not: the next one takes its place,
 * with a letter of its own.
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
    .orderBy(sql`case when position > 1 then 0 else 1 end`) // another client before one that only repeated itself
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
      ...{
        merged_into: null,
        carried_by: null,
        holder: null,
        readers_in_letter: null,
        readers_told_before: null,
      },
      ...{ letter_kind: 'own', state: 'received', settled: '{}', attempts: 0, readers_told: 0, position: 1 },
      readers: Math.max(1, spam.readers - 1),
      due_at: now,
      changed_at: now,
    })
    .where('id', '=', heir.id)
    .execute();
  await database.updateTable('corrections').set({ readers: 1 }).where('id', '=', spam.id).execute();
}

function carriesOthers({ id, carried_by }: CorrectionRow): boolean {
  return carried_by === id;
}

/** Those that would have gone with its letter go with another one. */
export async function freeCarried(database: Database, leader: CorrectionRow, now: number): Promise<void> {
  if (!carriesOthers(leader) || leader.state !== 'received') return;
  await database
    .updateTable('corrections')
    .set({ carried_by: null, readers_told_before: null, readers_in_letter: null, due_at: now })
    .where('carried_by', '=', leader.id)
    .where('id', '!=', leader.id)
    .where('state', '=', 'received')
    .execute();
}
