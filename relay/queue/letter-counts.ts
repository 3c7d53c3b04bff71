// The numbers of letters to a site in a clock hour: in all, and caused by each client.

import { type Kysely, sql } from 'kysely';
import { inList } from '../store/engine';
import type { Tables } from '../store/schema';
import type { QueueRow } from './row';
import { clientKey } from './select';

/** Length of the clock hour for which letters are counted, in milliseconds. */
export const HOUR_MS = 3_600_000;

/** Returns the clock hour of `time`, in hours since 1970. */
export function hourOf(time: number): number {
  return Math.floor(time / HOUR_MS);
}

/** Returns the number of letters that each client of `rows` has caused in this hour, by `clientKey`. */
export async function lettersCaused(
  database: Kysely<Tables>,
  rows: readonly Pick<QueueRow, 'site' | 'client'>[],
  hour: number,
): Promise<ReadonlyMap<string, number>> {
  const clients = new Set(rows.flatMap(({ client }) => client ?? []));
  if (clients.size === 0) return new Map();
  const counts = await database
    .selectFrom('reader_letter_counts')
    .select(['site', 'client', 'count'])
    .where('hour', '=', hour)
    .where('site', 'in', inList(Array.from(new Set(rows.map(({ site }) => site)))))
    .where('client', 'in', inList(Array.from(clients)))
    .execute();
  return new Map(counts.map(({ site, client, count }) => [clientKey(site, client), count]));
}

/** Counts letters at their first attempt. */
export async function countLetters(
  database: Kysely<Tables>,
  letters: readonly Pick<QueueRow, 'site' | 'client'>[],
  hour: number,
): Promise<void> {
  const bySite = new Map<string, number>();
  const byClient = new Map<string, { site: string; hour: number; client: string; count: number }>();
  for (const { site, client } of letters) {
    bySite.set(site, (bySite.get(site) ?? 0) + 1);
    if (client === null) continue;
    const key = clientKey(site, client);
    byClient.set(key, { site, hour, client, count: (byClient.get(key)?.count ?? 0) + 1 });
  }
  if (bySite.size === 0) return;
  await database
    .insertInto('letter_counts')
    .values(Array.from(bySite, ([site, count]) => ({ site, hour, count })))
    .onConflict((conflict) =>
      conflict.columns(['site', 'hour']).doUpdateSet({ count: sql`letter_counts.count + excluded.count` }),
    )
    .execute();
  if (byClient.size === 0) return;
  await database
    .insertInto('reader_letter_counts')
    .values(Array.from(byClient.values()))
    .onConflict((conflict) =>
      conflict
        .columns(['site', 'hour', 'client'])
        .doUpdateSet({ count: sql`reader_letter_counts.count + excluded.count` }),
    )
    .execute();
}
