// Sorts corrections that have come in: which make a letter, and which say what another one has said already.

import { NEVER } from '../store/schema';
import { isMilestone } from './milestones';
import type { FirstRow, QueueRow, Traits } from './row';

/** Who made it so long after the answer “fixed” saw the mistake again, not an old copy of the page. */
const SEEN_AGAIN_MS = 3_600_000;

export interface Sorted {
  /** The arrivals, each with what it is now, in the order in which they came. */
  readonly rows: readonly QueueRow[];
  /** All firsts there are, the new ones too, with their readers counted. */
  readonly firsts: readonly FirstRow[];
}

/**
 * @param arrivals that are not sorted yet.
 * @param firsts the same as any of them, that were there before.
 */
export function classifyArrivals(
  arrivals: readonly QueueRow[],
  firsts: readonly FirstRow[],
  traitsOf: (row: QueueRow) => Traits,
): Sorted {
  const known = new Map(firsts.map((first) => [first.id, first]));
  const rows = inOrderOfArrival(arrivals).map((row) => {
    if (row.isMuted) return { ...row, letter_kind: 'none' as const, position: 1, due_at: NEVER };
    const traits = traitsOf(row);
    const first = traits.isReplacement ? undefined : firstOf(row, traits, known.values());
    if (first !== undefined && !hasComeBack(first, traits)) {
      if (row.client !== null && first.clients.has(row.client)) return repeated(row, first);
      known.set(first.id, { ...first, readers: first.readers + 1, clients: withClient(first.clients, row) });
      return merged(row, first);
    }
    const own = newFirst(row, traits, first !== undefined);
    const clients = withClient(new Set(), row);
    known.set(own.id, { ...own, answer: null, reason: null, decidedAt: null, clients });
    return own;
  });
  return {
    rows: rows.map((row) => ({ ...row, readers: known.get(row.id)?.readers ?? 0 })),
    firsts: Array.from(known.values()),
  };
}

function inOrderOfArrival(rows: readonly QueueRow[]): QueueRow[] {
  return rows.toSorted((one, other) => one.received_at - other.received_at || (one.id < other.id ? -1 : 1));
}

/**
 * The latest one that is still to be merged into. One that no editor got is none; nor is one that was declined as spam: the
 * editors judged its comment or its sender, and the change itself may be right.
 */
function firstOf(
  { site, duplicate_key, received_at }: QueueRow,
  { mergeWindow }: Traits,
  firsts: Iterable<FirstRow>,
): FirstRow | undefined {
  return Array.from(firsts)
    .filter(
      (first) =>
        first.site === site &&
        first.duplicate_key === duplicate_key &&
        first.state !== 'undeliverable' &&
        first.reason !== 'spam' &&
        received_at - first.received_at < mergeWindow,
    )
    .sort((one, other) => one.received_at - other.received_at)
    .at(-1);
}

function hasComeBack({ answer, decidedAt }: FirstRow, { madeAt }: Traits): boolean {
  return answer !== null && answer !== 'declined' && madeAt - (decidedAt ?? 0) > SEEN_AGAIN_MS;
}

function withClient(clients: ReadonlySet<string>, { client }: QueueRow): ReadonlySet<string> {
  return client === null ? clients : new Set(clients).add(client);
}

/** Said again by one who has said it: kept and shown on the page on which editors answer, and not counted. */
function repeated(row: QueueRow, first: FirstRow): QueueRow {
  const state = first.answer === null ? first.state : 'mailed';
  const into = { desk: first.desk, merged_into: first.id, position: first.readers };
  return { ...row, ...into, letter_kind: 'none', state, due_at: NEVER };
}

function merged(row: QueueRow, first: FirstRow): QueueRow {
  const position = first.readers + 1;
  const into = { ...row, desk: first.desk, merged_into: first.id, position };
  // The editors who have answered need not hear of it again, and the first letter will tell of all until it is made.
  if (first.answer === null && first.readers_in_letter !== null && isMilestone(position))
    return { ...into, letter_kind: 'followUp' };
  const state = first.answer === null ? first.state : 'mailed';
  return { ...into, letter_kind: 'none', state, due_at: NEVER };
}

function newFirst(row: QueueRow, { desk, digest }: Traits, cameBack: boolean): QueueRow {
  const first = { ...row, desk, position: 1, readers: 1 };
  if (cameBack) return { ...first, letter_kind: 'returned' };
  if (digest === 0) return { ...first, letter_kind: 'own' };
  return { ...first, letter_kind: 'digest', due_at: row.received_at + digest };
}
