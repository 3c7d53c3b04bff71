// Which letters go out now: what the editors should not get any more is dropped, and no site gets more than its letters an hour.

import { NEVER } from '../store/schema';
import type { FirstRow, QueueRow } from './row';

export interface Taking {
  /** All rows, each with what it is now. */
  readonly rows: readonly QueueRow[];
  /** The ids of those whose letters are sent. */
  readonly taken: readonly string[];
  /** With what the editors were told by then. */
  readonly firsts: readonly FirstRow[];
}

export interface Limits {
  /** So many letters at most. */
  readonly limit: number;
  /** How many letters each site may have until the hour is over. */
  readonly lettersLeft: ReadonlyMap<string, number>;
  /** How many of them one client may cause. */
  readonly shareOf: (site: string) => number;
  /** How many each client has caused, by `clientKey`. */
  readonly caused: ReadonlyMap<string, number>;
  readonly now: number;
  readonly hourEnd: number;
}

/** @param rows that are sorted, in the order in which they are to go. */
export function selectLetters(
  rows: readonly QueueRow[],
  firsts: readonly FirstRow[],
  { limit, lettersLeft, shareOf, caused, now, hourEnd }: Limits,
): Taking {
  const left = new Map(lettersLeft);
  const causedBy = new Map(caused);
  const told = new Map(firsts.map((first) => [first.id, first]));
  const led = new Set<string>();
  const taken: string[] = [];

  const decide = (row: QueueRow): QueueRow => {
    if (row.letter_kind === 'none' || row.due_at > now) return row;
    if (row.isMuted && !isDigestOfAll(row)) return { ...row, letter_kind: 'none', due_at: NEVER };
    const first = row.merged_into === null ? undefined : told.get(row.merged_into);
    if (row.readers_in_letter === null && row.letter_kind === 'followUp' && !isNews(row, first))
      return { ...row, letter_kind: 'none', state: first?.state ?? 'mailed', due_at: NEVER };
    if (taken.length === limit || isLed(row)) return row;
    if (row.readers_in_letter !== null) return take(row); // it was counted when it was taken first
    const letters = left.get(row.site) ?? 0;
    const client = row.client === null ? undefined : clientKey(row.site, row.client);
    const before = client === undefined ? 0 : (causedBy.get(client) ?? 0);
    // One client cannot use up all letters of a site: what others say goes out before the hour is over.
    if (letters === 0 || (client !== undefined && before >= shareOf(row.site)))
      return { ...row, letter_kind: 'overflow', due_at: hourEnd };
    left.set(row.site, letters - 1);
    if (client !== undefined) causedBy.set(client, before + 1);
    const teller = first ?? told.get(row.id);
    if (teller !== undefined) told.set(teller.id, { ...teller, readers_told: teller.readers });
    const readers = teller?.readers ?? row.readers;
    return take(
      first === undefined
        ? fixed(row, { readers_told_before: 1, readers_in_letter: readers, readers, readers_told: readers })
        : fixed(row, {
            readers_told_before: first.readers_told,
            readers_in_letter: readers,
            readers: 0,
            readers_told: 0,
          }),
    );
  };

  const take = (row: QueueRow): QueueRow => {
    taken.push(row.id);
    return row;
  };

  /** Another one that is taken now carries it. */
  const isLed = (row: QueueRow): boolean => {
    const group = groupOf(row);
    if (group === undefined || row.carried_by !== null || row.readers_in_letter !== null) return false;
    const isLed = led.has(group);
    led.add(group);
    return isLed;
  };

  return { rows: rows.map(decide), taken, firsts: Array.from(told.values()) };
}

/** What the letters that a client causes are counted under. */
export function clientKey(site: string, client: string): string {
  return JSON.stringify([site, client]);
}

function isNews({ position }: QueueRow, first: FirstRow | undefined): boolean {
  return first !== undefined && first.answer === null && position > first.readers_told;
}

/** What its letter says stays so, however often it is tried. */
function fixed(
  row: QueueRow,
  letter: Pick<QueueRow, 'readers_told_before' | 'readers_in_letter' | 'readers' | 'readers_told'>,
): QueueRow {
  return { ...row, ...letter, carried_by: groupOf(row) === undefined ? null : row.id };
}

/** It carries corrections to other stories. */
function isDigestOfAll({ letter_kind, carried_by }: QueueRow): boolean {
  return letter_kind === 'overflow' && carried_by !== null;
}

/** Those of one group go in one letter. */
function groupOf({ letter_kind, site, story, desk }: QueueRow): string | undefined {
  if (letter_kind === 'digest') return JSON.stringify([letter_kind, site, desk, story]);
  return letter_kind === 'overflow' ? JSON.stringify([letter_kind, site, desk]) : undefined;
}
