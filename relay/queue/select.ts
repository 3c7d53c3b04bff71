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
    if (row.letter === 'none' || row.due_at > now) return row;
    if (row.isMuted && !isDigestOfAll(row)) return { ...row, letter: 'none', due_at: NEVER };
    const first = row.merged_into === null ? undefined : told.get(row.merged_into);
    if (row.says === null && row.letter === 'followUp' && !isNews(row, first))
      return { ...row, letter: 'none', state: first?.state ?? 'mailed', due_at: NEVER };
    if (taken.length === limit || isLed(row)) return row;
    if (row.says !== null) return take(row); // it was counted when it was taken first
    const letters = left.get(row.site) ?? 0;
    const client = row.client === null ? undefined : clientKey(row.site, row.client);
    const before = client === undefined ? 0 : (causedBy.get(client) ?? 0);
    // One client cannot use up all letters of a site: what others say goes out before the hour is over.
    if (letters === 0 || (client !== undefined && before >= shareOf(row.site)))
      return { ...row, letter: 'overflow', due_at: hourEnd };
    left.set(row.site, letters - 1);
    if (client !== undefined) causedBy.set(client, before + 1);
    const teller = first ?? told.get(row.id);
    if (teller !== undefined) told.set(teller.id, { ...teller, told: teller.readers });
    const readers = teller?.readers ?? row.readers;
    return take(
      first === undefined
        ? fixed(row, { since: 1, says: readers, readers, told: readers })
        : fixed(row, { since: first.told, says: readers, readers: 0, told: 0 }),
    );
  };

  const take = (row: QueueRow): QueueRow => {
    taken.push(row.id);
    return row;
  };

  /** Another one that is taken now carries it. */
  const isLed = (row: QueueRow): boolean => {
    const group = groupOf(row);
    if (group === undefined || row.carried_by !== null || row.says !== null) return false;
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

function isNews({ nth }: QueueRow, first: FirstRow | undefined): boolean {
  return first !== undefined && first.answer === null && nth > first.told;
}

/** What its letter says stays so, however often it is tried. */
function fixed(row: QueueRow, letter: Pick<QueueRow, 'since' | 'says' | 'readers' | 'told'>): QueueRow {
  return { ...row, ...letter, carried_by: groupOf(row) === undefined ? null : row.id };
}

/** It carries corrections to other stories. */
function isDigestOfAll({ letter, carried_by }: QueueRow): boolean {
  return letter === 'overflow' && carried_by !== null;
}

/** Those of one group go in one letter. */
function groupOf({ letter, site, story, desk }: QueueRow): string | undefined {
  if (letter === 'digest') return JSON.stringify([letter, site, desk, story]);
  return letter === 'overflow' ? JSON.stringify([letter, site, desk]) : undefined;
}
