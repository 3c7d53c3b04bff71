// Reads from the store what stands in a letter.

import { type Kysely, sql } from 'kysely';
import { FORGOTTEN, type Tables } from '../store/schema';
import type { Entry, JobLetter } from './job';
import type { QueueRow } from './row';

/** More are not read; the page on which editors answer has them. */
const MOST_OTHERS = 50;
/** A letter has no room for more; the digest's page has all. */
const MOST_IN_OVERFLOW = 100;

type Database = Kysely<Tables>;
type Said = Pick<QueueRow, 'id' | 'token' | 'content' | 'readers_told_before' | 'readers_in_letter'>;

export async function letterOf(database: Database, row: QueueRow): Promise<JobLetter> {
  switch (row.letter_kind) {
    case 'digest':
      return { kind: 'digest', entries: await carriedEntries(database, row.id) };
    case 'overflow':
      return {
        kind: 'overflow',
        entries: await carriedEntries(database, row.id, MOST_IN_OVERFLOW),
        count: await countCarried(database, row.id),
      };
    case 'followUp': {
      const first = await database
        .selectFrom('corrections')
        .select(['id', 'token', 'content'])
        .where('id', '=', row.merged_into)
        .executeTakeFirstOrThrow();
      const { readers_told_before, readers_in_letter } = row;
      return {
        kind: 'followUp',
        firstId: first.id,
        entry: await entryOf(database, { ...first, readers_told_before, readers_in_letter }),
      };
    }
    default:
      return {
        kind: row.letter_kind === 'returned' ? 'returned' : 'own',
        entry: await entryOf(database, row),
      };
  }
}

async function entryOf(
  database: Database,
  { id, token, content, readers_told_before, readers_in_letter }: Said,
): Promise<Entry> {
  const readers = readers_in_letter ?? 1;
  const others =
    readers > (readers_told_before ?? 1)
      ? await othersOf(database, id, { after: readers_told_before ?? 1, upTo: readers })
      : [];
  return { token, content, readers, others };
}

/** What those readers sent, beyond the correction, who say the same as the correction `first`: from the one after `since` to the `says`th. */
export async function othersOf(
  database: Database,
  first: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<string[]> {
  const others = await database
    .selectFrom('corrections')
    .select('content')
    .where('merged_into', '=', first)
    .where('position', '>', after)
    .where('position', '<=', upTo)
    .where(addsSomething)
    .orderBy('position')
    .limit(MOST_OTHERS)
    .execute();
  return others.map(({ content }) => content);
}

/** The key of a text in stored JSON; within a text, its quotation marks would be escaped. */
const addsSomething = sql<boolean>`(content like '%"comment":"%' or content like '%"evidence":"%')`;

/** The corrections that the letter of `leader` carries, its own among them, in the order in which they came. */
async function carriedEntries(database: Database, leader: string, limit?: number): Promise<Entry[]> {
  const rows = await database
    .selectFrom('corrections as carried')
    // Of a follow-up, it is the first correction that is shown.
    .innerJoin('corrections as shown', (join) =>
      join.on(({ eb, fn }) => eb('shown.id', '=', fn.coalesce('carried.merged_into', 'carried.id'))),
    )
    .select(['shown.id', 'shown.token', 'shown.content', 'shown.readers'])
    .select(['carried.merged_into', 'carried.readers_in_letter'])
    .where('carried.carried_by', '=', leader)
    .where('shown.content', '!=', FORGOTTEN)
    .orderBy('carried.received_at')
    .orderBy('carried.id')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  const entries: Entry[] = [];
  for (const { readers, merged_into, readers_in_letter, ...shown } of rows)
    entries.push(
      await entryOf(database, {
        ...shown,
        readers_told_before: 1,
        readers_in_letter: merged_into === null ? readers_in_letter : readers,
      }),
    );
  return entries;
}

async function countCarried(database: Database, leader: string): Promise<number> {
  const { count } = await database
    .selectFrom('corrections')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('carried_by', '=', leader)
    .executeTakeFirstOrThrow();
  return count;
}
