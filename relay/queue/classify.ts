// Classifies new corrections: which get a letter, and which are duplicates of an earlier correction.

import { NEVER } from '../store/schema';
import type { LeadRow, QueueRow } from './row';
import type { Traits } from './rules';

/**
 * How long after the verdict "fixed" a duplicate still counts as made on an old copy of the page, in milliseconds. One that was made
 * later shows that the mistake is back.
 */
const SEEN_AGAIN_MS = 3_600_000;

export interface Classified {
  /** The arrivals in the order in which they came, with their new columns. */
  readonly rows: readonly QueueRow[];
  /** All leads, including the new ones, with their numbers of readers. */
  readonly leads: readonly LeadRow[];
}

/**
 * Decides for each arrival whether it is a new lead, a duplicate, or muted.
 *
 * @param arrivals corrections that are not classified yet.
 * @param leads the existing leads that have the duplicate key of an arrival.
 */
export function classifyArrivals(
  arrivals: readonly QueueRow[],
  leads: readonly LeadRow[],
  traitsOf: (row: QueueRow) => Traits,
): Classified {
  const known = new Map(leads.map((lead) => [lead.id, lead]));
  const rows = inOrderOfArrival(arrivals).map((row) => {
    if (row.isMuted) return { ...row, letter_kind: 'none' as const, position: 1, due_at: NEVER };
    const traits = traitsOf(row);
    const lead = traits.isReplacement ? undefined : leadOf(row, traits, known.values());
    if (lead !== undefined && !hasComeBack(lead, traits)) {
      if (row.client !== null && lead.clients.has(row.client)) return repeated(row, lead);
      known.set(lead.id, { ...lead, readers: lead.readers + 1, clients: withClient(lead.clients, row) });
      return merged(row, lead);
    }
    const own = newLead(row, traits, lead !== undefined);
    const clients = withClient(new Set(), row);
    known.set(own.id, { ...own, answer: null, reason: null, decidedAt: null, clients });
    return own;
  });
  return {
    rows: rows.map((row) => ({ ...row, readers: known.get(row.id)?.readers ?? 0 })),
    leads: Array.from(known.values()),
  };
}

/** Whether the editors get a follow-up when a correction has this number of readers: at 2, 5, 10, 20, 50, 100 and so on. */
export function isMilestone(readers: number): boolean {
  if (readers < 2) return false;
  const magnitude = 10 ** Math.floor(Math.log10(readers) + 1e-9); // the logarithm of 1,000 is slightly below 3
  return [1, 2, 5].includes(readers / magnitude);
}

function inOrderOfArrival(rows: readonly QueueRow[]): QueueRow[] {
  return rows.toSorted((one, other) => one.received_at - other.received_at || (one.id < other.id ? -1 : 1));
}

/**
 * Returns the latest lead that `row` can be merged into. It cannot be a lead that no editor received, or a lead that was declined as
 * spam: the editors judged its comment or its sender, and the proposed change may be right.
 */
function leadOf(
  { site, duplicate_key, received_at }: QueueRow,
  { mergeWindow }: Traits,
  leads: Iterable<LeadRow>,
): LeadRow | undefined {
  return Array.from(leads)
    .filter(
      (lead) =>
        lead.site === site &&
        lead.duplicate_key === duplicate_key &&
        lead.state !== 'undeliverable' &&
        lead.reason !== 'spam' &&
        received_at - lead.received_at < mergeWindow,
    )
    .sort((one, other) => one.received_at - other.received_at)
    .at(-1);
}

/** Whether the mistake was fixed and is back. */
function hasComeBack({ answer, decidedAt }: LeadRow, { madeAt }: Traits): boolean {
  return answer !== null && answer !== 'declined' && madeAt - (decidedAt ?? 0) > SEEN_AGAIN_MS;
}

function withClient(clients: ReadonlySet<string>, { client }: QueueRow): ReadonlySet<string> {
  return client === null ? clients : new Set(clients).add(client);
}

/** The same client sent it again. It is kept and shown on the verdict page, but does not count as another reader. */
function repeated(row: QueueRow, lead: LeadRow): QueueRow {
  const state = lead.answer === null ? lead.state : 'mailed';
  const into = { desk: lead.desk, merged_into: lead.id, position: lead.readers };
  return { ...row, ...into, letter_kind: 'none', state, due_at: NEVER };
}

function merged(row: QueueRow, lead: LeadRow): QueueRow {
  const position = lead.readers + 1;
  const into = { ...row, desk: lead.desk, merged_into: lead.id, position };
  // After a verdict, the editors need no follow-up. Before the lead's letter is written, none is needed either: it will count all readers.
  if (lead.answer === null && lead.readers_in_letter !== null && isMilestone(position))
    return { ...into, letter_kind: 'followUp' };
  const state = lead.answer === null ? lead.state : 'mailed';
  return { ...into, letter_kind: 'none', state, due_at: NEVER };
}

function newLead(row: QueueRow, { desk, digest }: Traits, cameBack: boolean): QueueRow {
  const lead = { ...row, desk, position: 1, readers: 1 };
  if (cameBack) return { ...lead, letter_kind: 'returned' };
  if (digest === 0) return { ...lead, letter_kind: 'own' };
  return { ...lead, letter_kind: 'digest', due_at: row.received_at + digest };
}
