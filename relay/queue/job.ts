// A letter that a worker holds, and how what stands in it is read from the store.

import { type Kysely, sql } from 'kysely';
import {
  type CorrectionRow,
  FORGOTTEN,
  type Settled,
  type SubjectSource,
  type Tables,
} from '../store/schema';
import type { QueueRow } from './row';

export type Job = Pick<CorrectionRow, 'id' | 'token' | 'site' | 'story' | 'attempts'> & {
  readonly holder: string;
  /** The subject of the story's thread; while it is `unsettled`, the one that is taken if the story cannot be read. */
  readonly subject: string;
  readonly subjectFrom: SubjectSource;
  readonly settled: Settled;
  readonly letter: JobLetter;
};

export type JobLetter =
  | { readonly kind: 'own' | 'returned' | 'followUp'; readonly entry: Entry }
  /** Corrections to one story. */
  | { readonly kind: 'digest'; readonly entries: readonly Entry[] }
  /** What exceeded a site's letters an hour: the first entries, and how many there are in all. */
  | { readonly kind: 'overflow'; readonly entries: readonly Entry[]; readonly count: number };

/** A correction in a letter. */
export interface Entry {
  /** The token of the links by which editors answer. */
  readonly token: string;
  /** As JSON. */
  readonly content: string;
  /** How many readers sent the correction. */
  readonly readers: number;
  /** What the other readers sent that the editors do not have yet, as JSON. */
  readonly others: readonly string[];
}

/** A worker's lease on letters: nobody else gets them before `until`. */
export interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** Maximum number of other readers' corrections that are read for an entry; the verdict page has the rest. */
const MAX_OTHERS = 50;
/** Maximum number of entries in an overflow letter; the overflow page has the rest. */
const MAX_IN_OVERFLOW = 100;

type Database = Kysely<Tables>;
type EntryRow = Pick<QueueRow, 'id' | 'token' | 'content' | 'readers_told_before' | 'readers_in_letter'>;

/** Returns what stands in the letter of `row`. */
export async function letterOf(database: Database, row: QueueRow): Promise<JobLetter> {
  const { letter_kind } = row;
  switch (letter_kind) {
    case 'returned':
      return { kind: 'returned', entry: await entryOf(database, row) };
    case 'own':
    case 'unclassified': // neither this one nor the next is ever selected; throwing would stop the whole queue
    case 'none':
      return { kind: 'own', entry: await entryOf(database, row) };
    case 'followUp': {
      const lead = await database
        .selectFrom('corrections')
        .select(['id', 'token', 'content'])
        .where('id', '=', row.merged_into)
        .executeTakeFirstOrThrow();
      const { readers_told_before, readers_in_letter } = row;
      const entry = await entryOf(database, { ...lead, readers_told_before, readers_in_letter });
      return { kind: 'followUp', entry };
    }
    case 'digest':
      return { kind: 'digest', entries: await carriedEntries(database, row.id) };
    case 'overflow':
      return {
        kind: 'overflow',
        entries: await carriedEntries(database, row.id, MAX_IN_OVERFLOW),
        count: await countCarried(database, row.id),
      };
    default:
      return letter_kind satisfies never;
  }
}

async function entryOf(database: Database, row: EntryRow): Promise<Entry> {
  const { id, token, content } = row;
  const readers = row.readers_in_letter ?? 1;
  const known = row.readers_told_before ?? 1;
  const others = readers > known ? await othersOf(database, id, { after: known, upTo: readers }) : [];
  return { token, content, readers, others };
}

/** Returns the content of the lead's duplicates from the position behind `after` to `upTo`, if it has more than the change itself. */
export async function othersOf(
  database: Database,
  leadId: string,
  { after, upTo }: { after: number; upTo: number },
): Promise<string[]> {
  const others = await database
    .selectFrom('corrections')
    .select('content')
    .where('merged_into', '=', leadId)
    .where('position', '>', after)
    .where('position', '<=', upTo)
    .where(addsSomething)
    .orderBy('position')
    .limit(MAX_OTHERS)
    .execute();
  return others.map(({ content }) => content);
}

/** Whether it has a comment or a source. These are keys of the stored JSON: within a text, the quotation marks would be escaped. */
const addsSomething = sql<boolean>`(content like '%"comment":"%' or content like '%"evidence":"%')`;

/** Returns the corrections that the letter of `carrier` has, its own among them, in order of arrival. */
async function carriedEntries(database: Database, carrierId: string, limit?: number): Promise<Entry[]> {
  const rows = await database
    .selectFrom('corrections as carried')
    // For a follow-up, the lead is shown.
    .innerJoin('corrections as shown', (join) =>
      join.on(({ eb, fn }) => eb('shown.id', '=', fn.coalesce('carried.merged_into', 'carried.id'))),
    )
    .select(['shown.id', 'shown.token', 'shown.content', 'shown.readers'])
    .select(['carried.merged_into', 'carried.readers_in_letter'])
    .where('carried.carried_by', '=', carrierId)
    .where('shown.content', '!=', FORGOTTEN)
    .orderBy('carried.received_at')
    .orderBy('carried.id')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute();
  const entries: Entry[] = [];
  for (const { readers, merged_into, readers_in_letter, ...shown } of rows) {
    const inLetter = merged_into === null ? readers_in_letter : readers;
    entries.push(await entryOf(database, { ...shown, readers_told_before: 1, readers_in_letter: inLetter }));
  }
  return entries;
}

async function countCarried(database: Database, carrierId: string): Promise<number> {
  const { count } = await database
    .selectFrom('corrections')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('carried_by', '=', carrierId)
    .executeTakeFirstOrThrow();
  return count;
}
