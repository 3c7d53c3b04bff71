// Selects the letters that are sent now: drops those that the editors no longer need, and enforces each site's letters per hour.

import { NEVER } from '../store/schema';
import type { LeadRow, QueueRow } from './row';

export interface Selection {
  /** All rows, with their new columns. */
  readonly rows: readonly QueueRow[];
  /** The ids of the rows whose letters are sent. */
  readonly selected: readonly string[];
  /** The leads, with the number of readers that the editors know about after these letters. */
  readonly leads: readonly LeadRow[];
}

export interface Limits {
  /** Maximum number of letters to select. */
  readonly limit: number;
  /** Number of letters that each site may still get in this hour. */
  readonly lettersLeft: ReadonlyMap<string, number>;
  /** Returns the maximum number of letters per hour that one client may cause. */
  readonly shareOf: (site: string) => number;
  /** Number of letters that each client has caused in this hour, by `clientKey`. */
  readonly caused: ReadonlyMap<string, number>;
  readonly now: number;
  readonly hourEnd: number;
}

/** @param rows classified corrections, in the order in which their letters are sent. */
export function selectLetters(
  rows: readonly QueueRow[],
  leads: readonly LeadRow[],
  { limit, lettersLeft, shareOf, caused, now, hourEnd }: Limits,
): Selection {
  const left = new Map(lettersLeft);
  const causedBy = new Map(caused);
  const leadsById = new Map(leads.map((lead) => [lead.id, lead]));
  const groupsWithCarrier = new Set<string>();
  const selected: string[] = [];

  const decide = (row: QueueRow): QueueRow => {
    if (row.letter_kind === 'none' || row.due_at > now) return row;
    if (row.isMuted && !carriesOverflow(row)) return { ...row, letter_kind: 'none', due_at: NEVER };
    const lead = row.merged_into === null ? undefined : leadsById.get(row.merged_into);
    if (row.readers_in_letter === null && row.letter_kind === 'followUp' && !isNews(row, lead))
      return { ...row, letter_kind: 'none', state: lead?.state ?? 'mailed', due_at: NEVER };
    if (selected.length === limit || hasCarrier(row)) return row;
    if (row.readers_in_letter !== null) return select(row); // it was counted when it was first selected
    const letters = left.get(row.site) ?? 0;
    const client = row.client === null ? undefined : clientKey(row.site, row.client);
    const before = client === undefined ? 0 : (causedBy.get(client) ?? 0);
    // One client cannot use up a site's letters: corrections from others are mailed before the hour is over.
    if (letters === 0 || (client !== undefined && before >= shareOf(row.site)))
      return { ...row, letter_kind: 'overflow', due_at: hourEnd };
    left.set(row.site, letters - 1);
    if (client !== undefined) causedBy.set(client, before + 1);
    const counted = lead ?? leadsById.get(row.id);
    if (counted !== undefined) leadsById.set(counted.id, { ...counted, readers_told: counted.readers });
    const readers = counted?.readers ?? row.readers;
    return select(
      lead === undefined
        ? withLetter(row, {
            readers_told_before: 1,
            readers_in_letter: readers,
            readers,
            readers_told: readers,
          })
        : withLetter(row, {
            ...{ readers_told_before: lead.readers_told, readers_in_letter: readers },
            ...{ readers: 0, readers_told: 0 },
          }),
    );
  };

  const select = (row: QueueRow): QueueRow => {
    selected.push(row.id);
    return row;
  };

  /** Whether an earlier row carries this one. Otherwise this row becomes its group's carrier. */
  const hasCarrier = (row: QueueRow): boolean => {
    const group = groupOf(row);
    if (group === undefined || row.carried_by !== null || row.readers_in_letter !== null) return false;
    const isCarried = groupsWithCarrier.has(group);
    groupsWithCarrier.add(group);
    return isCarried;
  };

  return { rows: rows.map(decide), selected, leads: Array.from(leadsById.values()) };
}

/** Returns the key under which the letters that a client causes are counted. */
export function clientKey(site: string, client: string): string {
  return JSON.stringify([site, client]);
}

function isNews({ position }: QueueRow, lead: LeadRow | undefined): boolean {
  return lead !== undefined && lead.answer === null && position > lead.readers_told;
}

type LetterColumns = 'readers_told_before' | 'readers_in_letter' | 'readers' | 'readers_told';

/** Sets the content of a letter. It is decided once and stays the same for all attempts. */
function withLetter(row: QueueRow, letter: Pick<QueueRow, LetterColumns>): QueueRow {
  return { ...row, ...letter, carried_by: groupOf(row) === undefined ? null : row.id };
}

/** Whether its letter may have corrections to other stories too. */
function carriesOverflow({ letter_kind, carried_by }: QueueRow): boolean {
  return letter_kind === 'overflow' && carried_by !== null;
}

/** Returns the group that a row belongs to: the rows of a group share one letter. */
function groupOf({ letter_kind, site, story, desk }: QueueRow): string | undefined {
  if (letter_kind === 'digest') return JSON.stringify([letter_kind, site, desk, story]);
  return letter_kind === 'overflow' ? JSON.stringify([letter_kind, site, desk]) : undefined;
}
