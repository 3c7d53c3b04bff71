// Records that no longer parse: out of the way, and kept.

import * as v from 'valibot';
import { announceChange } from './changes';
import { inDatabase, STRICT } from './database';
import { parseCorrection } from './parse-correction';
import { parseDraft } from './parse-draft';
import type { BadRecord } from './parse-records';

/** A record that was set aside. */
export interface Unreadable {
  readonly key: number;
  readonly record: unknown;
  /** When it was set aside, in milliseconds since 1970. */
  readonly since: number;
}

const UnreadableSchema = v.object({ record: v.unknown(), since: v.fallback(v.number(), 0) });

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
