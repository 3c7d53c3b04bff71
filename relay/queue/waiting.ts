// Finds the letters that wait in the queue, site by site. Each site costs one index lookup, no matter how many letters wait for it.

import { type Kysely, sql } from 'kysely';
import { NEVER, type Tables } from '../store/schema';
import { byTurn } from './row';

export interface WaitingSite {
  readonly site: string;
  /** Number of letters that it got in this hour. */
  readonly count: number;
}

/** Returns the sites with letters that wait, whether they are due or not. */
export async function waitingSites(database: Kysely<Tables>, hour: number): Promise<WaitingSite[]> {
  const { rows } = await sql<WaitingSite>`
    ${withWaitingSites}
    select waiting.site, coalesce(letter_counts.count, 0) as count from waiting
    left join letter_counts on letter_counts.site = waiting.site and letter_counts.hour = ${hour}
    where waiting.site is not null`.execute(database);
  return rows;
}

/** Returns when the first letter is due; `undefined` if no letter waits. */
export async function firstDueAt(database: Kysely<Tables>): Promise<number | undefined> {
  const { rows } = await sql<{ at: number | null }>`
    ${withWaitingSites}
    select min((select min(due_at) from corrections where state = 'received' and site = waiting.site)) as at
    from waiting where waiting.site is not null`.execute(database);
  const at = rows[0]?.at ?? NEVER;
  return at === NEVER ? undefined : at;
}

/** Returns the number of letters that were put off, by the cause of their last failure. */
export function countByCause(
  database: Kysely<Tables>,
): Promise<{ readonly cause: string; readonly letters: number }[]> {
  return database
    .selectFrom('corrections')
    .select(({ fn }) => ['last_cause as cause', fn.countAll<number>().as('letters')])
    .where('state', '=', 'received')
    .where('last_cause', 'is not', null)
    .$narrowType<{ cause: string }>()
    .groupBy('last_cause')
    .orderBy('last_cause')
    .execute();
}

/** Returns the ids of at most `limit` corrections that are due, shared fairly between the sites. */
export async function dueIds(
  database: Kysely<Tables>,
  sites: readonly WaitingSite[],
  { now, limit }: { now: number; limit: number },
): Promise<string[]> {
  const [first, ...others] = sites.map(({ site }) =>
    database
      .selectFrom((query) =>
        query
          .selectFrom('corrections')
          .select(['id', 'site', 'due_at', 'received_at'])
          .where('state', '=', 'received')
          .where('site', '=', site)
          .where('due_at', '<=', now)
          .orderBy('due_at')
          .orderBy('received_at')
          .limit(limit)
          .as('due'),
      )
      .selectAll(),
  );
  if (first === undefined) return [];
  const due = await others.reduce((all, one) => all.unionAll(one), first).execute();
  return fairShare(due.sort(byTurn), limit).map(({ id }) => id);
}

/**
 * Returns at most `limit` of the waiting letters: each site's first before any site's second, so that a site with many letters does
 * not block a site with few.
 */
export function fairShare<Waiting extends { readonly site: string }>(
  waiting: readonly Waiting[],
  limit: number,
): Waiting[] {
  const turns = new Map<string, number>();
  const inTurn = waiting.map((one) => {
    const turn = turns.get(one.site) ?? 0;
    turns.set(one.site, turn + 1);
    return { one, turn };
  });
  return inTurn
    .sort((a, b) => a.turn - b.turn) // stable: within a turn the order stays the same
    .slice(0, limit)
    .map(({ one }) => one);
}

/** Like `select distinct site`, but steps from one site to the next in the index. */
const withWaitingSites = sql`
  with recursive waiting(site) as (
    select min(site) from corrections where state = 'received'
    union all
    select (select min(site) from corrections where state = 'received' and site > waiting.site)
    from waiting where waiting.site is not null)`;
