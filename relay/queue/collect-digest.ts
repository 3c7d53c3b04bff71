// Collects corrections into one letter. The letter of one correction, the carrier, takes the others along, and they stay together
// through all attempts.

import { sql, type Transaction } from 'kysely';
import { inList } from '../store/engine';
import { NEVER, type Tables } from '../store/schema';
import type { QueueRow } from './row';
import type { QueueRules } from './rules';

/** Maximum size of the corrections in a digest, in bytes. Gmail cuts a letter at about 102 kB, including its headers and frame. */
const MAX_BYTES = 60_000;
/** Maximum number of corrections in a digest. More do not fit, even if they are short. */
const MAX_ENTRIES = 100;

type Database = Transaction<Tables>;

/** Adds the corrections that wait for the letter of `carrier`, if it is a letter for several and is selected for the first time. */
export function collectDigest(
  database: Database,
  carrier: QueueRow,
  { now, weightOf }: { now: number } & Pick<QueueRules, 'weightOf'>,
): Promise<void> {
  switch (carrier.letter_kind) {
    case 'digest':
      return collectStory(database, carrier, { now, weightOf });
    case 'overflow':
      return collectOverflow(database, carrier, now);
    case 'unclassified':
    case 'own':
    case 'returned':
    case 'followUp':
    case 'none':
      return Promise.resolve();
    default:
      return carrier.letter_kind satisfies never;
  }
}

async function collectStory(
  database: Database,
  carrier: QueueRow,
  { now, weightOf }: { now: number } & Pick<QueueRules, 'weightOf'>,
): Promise<void> {
  const others = await database
    .selectFrom('corrections')
    .select(['id', 'story', 'token', 'content'])
    .where(waitsWith(carrier))
    .where('story', '=', carrier.story)
    .where('id', '!=', carrier.id)
    .orderBy('received_at')
    .orderBy('id')
    .limit(MAX_ENTRIES)
    .execute();
  let weight = weightOf(carrier);
  const end = others.findIndex((other) => {
    weight += weightOf(other);
    return weight > MAX_BYTES;
  });
  const carried = (end === -1 ? others : others.slice(0, end)).map(({ id }) => id);
  if (carried.length > 0)
    await database
      .updateTable('corrections')
      .set(carriedBy(carrier))
      .where('id', 'in', inList(carried))
      .execute();
  if (carried.length < others.length || others.length === MAX_ENTRIES)
    await database
      .updateTable('corrections') // the rest goes in another digest, which is due now
      .set({ due_at: now })
      .where(waitsWith(carrier))
      .where('story', '=', carrier.story)
      .where('id', '!=', carrier.id)
      .execute();
}

async function collectOverflow(database: Database, carrier: QueueRow, now: number): Promise<void> {
  await database
    .updateTable('corrections')
    .set(carriedBy(carrier))
    .where(waitsWith(carrier))
    .where('due_at', '<=', now)
    .where('id', '!=', carrier.id)
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
  // For a follow-up, this letter shows the lead and its current number of readers.
  await database
    .updateTable('corrections')
    .set({ readers_told: sql.ref('readers') })
    .where('id', 'in', (query) =>
      query
        .selectFrom('corrections as follow_ups')
        .select('follow_ups.merged_into')
        .where('follow_ups.carried_by', '=', carrier.id)
        .where('follow_ups.merged_into', 'is not', null)
        .$castTo<{ merged_into: string }>(),
    )
    .execute();
}

/** Whether a row waits for the same letter as the carrier and is not in a letter yet. */
function waitsWith({ site, desk, letter_kind }: QueueRow) {
  return sql<boolean>`state = 'received' and site = ${site} and desk = ${desk}
    and letter_kind = ${letter_kind} and carried_by is null`;
}

function carriedBy({ id }: QueueRow) {
  const readers = sql<number>`readers`;
  return {
    ...{ carried_by: id, due_at: NEVER },
    ...{ readers_told_before: 1, readers_in_letter: readers, readers_told: readers },
  };
}
