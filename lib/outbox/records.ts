// Stored records, parsed as they come out; what no longer parses is set aside and kept.

import * as v from 'valibot';
import { CorrectionSchema } from '../correction/correction';
import { DraftSchema } from '../draft';
import { announceChange } from './changes';
import { inDatabase, STRICT } from './database';

export type StoreName = 'corrections' | 'drafts';

/** A record that no longer parses, by the store in which it stands. */
export interface BadRecord {
  readonly store: StoreName;
  readonly key: string;
}

/** A record that was set aside. */
export interface Unreadable {
  readonly key: number;
  readonly record: unknown;
  /** When it was set aside, in milliseconds since 1970. */
  readonly since: number;
}

const UnreadableSchema = v.object({ record: v.unknown(), since: v.fallback(v.number(), 0) });

export const parseCorrection = (record: unknown) => parseRecord(CorrectionSchema, record);
export const parseDraft = (record: unknown) => parseRecord(DraftSchema, record);

/** What does not parse is reported by its shape, never by a reader's words. */
function parseRecord<T extends v.GenericSchema>(schema: T, record: unknown): v.InferOutput<T> | undefined {
  if (record === undefined) return undefined;
  const parsed = v.safeParse(schema, record);
  if (parsed.success) return parsed.output;
  console.error(
    'A stored record does not parse:',
    parsed.issues.map((issue) => v.getDotPath(issue)),
  );
  return undefined;
}

/** What parses of the records, and which do not: those are for {@link setAside}. */
export function sortRecords<T>(
  store: StoreName,
  records: readonly unknown[],
  parse: (record: unknown) => T | undefined,
): { readable: T[]; bad: BadRecord[] } {
  const readable: T[] = [];
  const bad: BadRecord[] = [];
  for (const record of records) {
    const parsed = parse(record);
    if (parsed !== undefined) readable.push(parsed);
    else if (v.is(KeyedSchema, record)) bad.push({ store, key: record.id });
  }
  return { readable, bad };
}

/** Both stores take their keys from the records; ours have always been strings. */
const KeyedSchema = v.object({ id: v.string() });

/** Moves records that still do not parse out of the way, whole: they are shown and exported, and never dropped. */
export async function setAside(bad: readonly BadRecord[], now: number): Promise<void> {
  if (bad.length === 0) return;
  await inDatabase(async (database) => {
    const transaction = database.transaction(['corrections', 'drafts', 'unreadable'], 'readwrite', STRICT);
    const work = bad.map(async ({ store, key }) => {
      const record = await transaction.objectStore(store).get(key);
      const isReadable = (store === 'corrections' ? parseCorrection : parseDraft)(record) !== undefined;
      if (record === undefined || isReadable) return;
      await transaction.objectStore('unreadable').add({ store, record, since: now });
      await transaction.objectStore(store).delete(key);
    });
    await Promise.all([...work, transaction.done]);
  });
  announceChange(bad.map(({ key }) => key));
}

/** What was set aside, oldest first. */
export function listUnreadable(): Promise<Unreadable[]> {
  return inDatabase(async (database) => {
    const transaction = database.transaction('unreadable');
    const [records, keys] = await Promise.all([transaction.store.getAll(), transaction.store.getAllKeys()]);
    return keys.map((key, index) => ({ ...v.parse(UnreadableSchema, records[index]), key }));
  });
}

/** Throws one away: the reader said so. */
export async function discardUnreadable(key: number): Promise<void> {
  await inDatabase((database) => database.delete('unreadable', key));
  announceChange([]);
}
