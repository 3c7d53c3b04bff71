// The quarantine: records that no longer parse are moved, unchanged, to a store of their own, where they do not block others.

import * as v from 'valibot';
import { inDatabase } from './database';
import { DRAFTS } from './drafts';
import type { BadRecord, UnreadableRecord } from './parse-records';
import { CORRECTIONS } from './queries';
import type { Write } from './transaction';
import { update } from './update';

/** A record in quarantine. */
export interface Unreadable extends Pick<UnreadableRecord, 'record' | 'since'> {
  readonly key: number;
}

const UnreadableSchema = v.object({ record: v.unknown(), since: v.fallback(v.number(), 0) });

/** Moves the records to quarantine if they still do not parse. They are shown and exported, and only the reader discards them. */
export async function setAside(bad: readonly BadRecord[], now: number): Promise<void> {
  if (bad.length === 0) return;
  await update(['corrections', 'drafts', 'unreadable'], async (snapshot) => {
    const moved = bad.map(async ({ store, key }): Promise<Write[]> => {
      const record: unknown = await snapshot.objectStore(store).get(key);
      const isReadable = (store === 'corrections' ? CORRECTIONS : DRAFTS).parse(record) !== undefined;
      if (record === undefined || isReadable) return [];
      return [
        { store: 'unreadable', put: { store, record, since: now } },
        { store, remove: key },
      ];
    });
    return { writes: (await Promise.all(moved)).flat(), result: undefined };
  });
}

/** Returns the records in quarantine, oldest first. */
export function listUnreadable(): Promise<Unreadable[]> {
  return inDatabase(async (database) => {
    const transaction = database.transaction('unreadable');
    const [records, keys] = await Promise.all([transaction.store.getAll(), transaction.store.getAllKeys()]);
    return keys.map((key, index) => ({ ...v.parse(UnreadableSchema, records[index]), key }));
  });
}
