// Finds the corrections that have a person's e-mail address, for a person who asks what is stored about them.

import { sql } from 'kysely';
import type { Store } from '../store/engine';
import { type CorrectionRow, FORGOTTEN } from '../store/schema';

export type ReaderCorrection = Pick<CorrectionRow, 'id' | 'site' | 'story' | 'state' | 'received_at'> & {
  /** Whether the reader gave the address as theirs, or it is in a text or in the editors' note. */
  readonly has: 'reader' | 'text';
};

/** Returns the corrections that have the address, the oldest first. Upper and lower case are the same. */
export async function correctionsOfReader(
  { database }: Pick<Store, 'database'>,
  address: string,
): Promise<ReaderCorrection[]> {
  const sought = address.toLowerCase();
  const pattern = `%${sought.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await database
    .selectFrom('corrections')
    .leftJoin('verdicts', 'verdicts.token', 'corrections.token')
    .select(['corrections.id', 'site', 'story', 'state', 'received_at', 'content', 'note'])
    .where('content', '!=', FORGOTTEN)
    .where(
      sql<boolean>`(lower(content) like ${pattern} escape '\\' or lower(coalesce(note, '')) like ${pattern} escape '\\')`,
    )
    .orderBy('received_at')
    .execute();
  return rows.flatMap(({ content, note, ...row }): ReaderCorrection[] => {
    if (readerAddress(content) === sought) return [{ ...row, has: 'reader' }];
    return hasAddress(`${content} ${note ?? ''}`, sought) ? [{ ...row, has: 'text' }] : [];
  });
}

function readerAddress(content: string): string | undefined {
  try {
    const email: unknown = JSON.parse(content)?.reader?.email;
    return typeof email === 'string' ? email.toLowerCase() : undefined;
  } catch {
    return undefined; // an earlier version stored it in another form; its text is searched
  }
}

/** Whether `text` has the address, and not only a longer address that contains it. */
function hasAddress(text: string, address: string): boolean {
  const escaped = address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w.+-])${escaped}(?![\\w-]|\\.\\w)`, 'i').test(text);
}
