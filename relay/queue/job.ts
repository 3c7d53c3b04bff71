// A job: a letter that a worker holds. Its content is read from the store.

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
  /** The subject of the story's thread. While it is `unsettled`, the subject to use if the story cannot be read. */
  readonly subject: string;
  readonly subjectFrom: SubjectSource;
  readonly settled: Settled;
  readonly letter: JobLetter;
};

export type JobLetter =
  | { readonly kind: 'own' | 'returned' | 'followUp'; readonly entry: Entry }
  /** Corrections to one story. */
  | { readonly kind: 'digest'; readonly entries: readonly Entry[] }
  /** Corrections that exceeded a site's limit of letters per hour: the first entries, and the number of all of them. */
  | { readonly kind: 'overflow'; readonly entries: readonly Entry[]; readonly count: number };

/** A correction in a letter. */
export interface Entry {
  /** The token in the links to the verdict page. */
  readonly token: string;
  /** The correction's content as JSON. */
  readonly content: string;
  /** Number of readers who sent the correction. */
  readonly readers: number;
  /** The contents of other readers' duplicates that the editors do not have yet, as JSON. */
  readonly others: readonly string[];
}

/** A worker's lease on letters: no other worker gets them before `until`. */
export interface Lease {
  readonly holder: string;
  readonly until: number;
}

/** Maximum number of other readers' corrections that are read for an entry, in a letter or on the verdict page. */
const MAX_OTHERS = 50;
/** Maximum number of entries in an overflow letter; the overflow page has the rest. */
const MAX_IN_OVERFLOW = 100;

type Database = Kysely<Tables>;
type EntryRow = Pick<QueueRow, 'id' | 'token' | 'content' | 'readers_told_before' | 'readers_in_letter'>;

/** Returns the content of the letter of `row`. */
export async function letterOf(database: Database, row: QueueRow): Promise<JobLetter> {
  const { letter_kind } = row;
  switch (letter_kind) {
    case 'returned':
      return { kind: 'returned', entry: await entryOf(database, row) };
    case 'own':
    case 'unclassified': // never selected, like the next one; throwing here would stop the whole queue
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

/** Returns the contents of the lead's duplicates after position `after` up to `upTo`, if they have a comment or a source. */
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

/** Whether it has a comment or a source. These are keys of the stored JSON: inside a text, the quotation marks would be escaped. */
const addsSomething = sql<boolean>`(content like '%"comment":"%' or content like '%"evidence":"%')`;

/** Returns the corrections in the letter of the carrier, including the carrier, in order of arrival. */
async function carriedEntries(database: Database, carrierId: string, limit?: number): Promise<Entry[]> {
  const rows = await database
    .selectFrom('corrections as carried')
    // An entry for a follow-up shows the lead.
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
