// Who goes with whom: a digest's first correction carries the others, and they stay together however often it is tried.

import { sql, type Transaction } from 'kysely';
import { inList } from '../store/in-list';
import { NEVER, type Tables } from '../store/schema';
import type { QueueRow } from './row';
import type { QueueRules } from './rules';

/** Gmail cuts a letter at about 102 kB; there are headers, and a page around the corrections. */
const LARGEST_BYTES = 60_000;
/** More do not fit, however short they are. */
const MOST_ENTRIES = 100;

type Database = Transaction<Tables>;

/** `leader`, whose letter is taken for the first time, takes along what waits for the same letter. */
export function gather(
  database: Database,
  leader: QueueRow,
  { now, weightOf }: { now: number } & Pick<QueueRules, 'weightOf'>,
): Promise<void> {
  if (leader.letter_kind === 'digest') return gatherStory(database, leader, { now, weightOf });
  if (leader.letter_kind === 'overflow') return gatherAll(database, leader, now);
  return Promise.resolve();
}

async function gatherStory(
  database: Database,
  leader: QueueRow,
  { now, weightOf }: { now: number } & Pick<QueueRules, 'weightOf'>,
): Promise<void> {
  const others = await database
    .selectFrom('corrections')
    .select(['id', 'story', 'token', 'content'])
    .where(waitsFor(leader))
    .where('story', '=', leader.story)
    .where('id', '!=', leader.id)
    .orderBy('received_at')
    .orderBy('id')
    .limit(MOST_ENTRIES)
    .execute();
  let weight = weightOf(leader);
  const end = others.findIndex((other) => {
    weight += weightOf(other);
    return weight > LARGEST_BYTES;
  });
  const carried = (end === -1 ? others : others.slice(0, end)).map(({ id }) => id);
  if (carried.length > 0)
    await database
      .updateTable('corrections')
      .set(carriedBy(leader))
      .where('id', 'in', inList(carried))
      .execute();
  if (carried.length < others.length || others.length === MOST_ENTRIES)
    await database
      .updateTable('corrections') // a letter of their own, at once
      .set({ due_at: now })
      .where(waitsFor(leader))
      .where('story', '=', leader.story)
      .where('id', '!=', leader.id)
      .execute();
}

async function gatherAll(database: Database, leader: QueueRow, now: number): Promise<void> {
  await database
    .updateTable('corrections')
    .set(carriedBy(leader))
    .where(waitsFor(leader))
    .where('due_at', '<=', now)
    .where('id', '!=', leader.id)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('mutes')
            .select('muted_at')
            .whereRef('mutes.site', '=', 'corrections.site')
            .whereRef('mutes.story', '=', 'corrections.story'),
        ),
      ),
    )
    .execute();
  // Of what another reader had said first, this letter tells how many say so by now.
  await database
    .updateTable('corrections')
    .set({ readers_told: sql.ref('readers') })
    .where('id', 'in', (query) =>
      query
        .selectFrom('corrections as follow_ups')
        .select('follow_ups.merged_into')
        .where('follow_ups.carried_by', '=', leader.id)
        .where('follow_ups.merged_into', 'is not', null)
        .$castTo<{ merged_into: string }>(),
    )
    .execute();
}

/** What is in the leader's group, and in no letter yet. */
function waitsFor({ site, desk, letter_kind }: QueueRow) {
  return sql<boolean>`state = 'received' and site = ${site} and desk = ${desk} and letter_kind = ${letter_kind} and carried_by is null`;
}

function carriedBy({ id }: QueueRow) {
  return {
    carried_by: id,
    due_at: NEVER,
    readers_told_before: 1,
    readers_in_letter: sql<number>`readers`,
    readers_told: sql<number>`readers`,
  };
}
