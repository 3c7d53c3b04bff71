// How many readers said the very same, and how far that has come: counts and states, never a reader's words.

import { sql } from 'kysely';
import { statusOf } from '../verdicts/answers';
import type { Store } from './engine';

/** What was said longer ago says nothing of the story that stands there today. */
const WITHIN_MS = 90 * 24 * 3_600_000;

/** What anybody may know of a correction that others made before. */
export type Sames =
  | { readonly readers: 0 }
  | { readonly readers: number; readonly status: 'received' | 'mailed' | 'fixed' | 'declined' };

export type FindSames = ReturnType<typeof samesIn>;

export function samesIn({ database }: Store) {
  /** @param same the hash of the corrections' `sameKey`, in hexadecimal. */
  return async (same: string, now: number): Promise<Sames> => {
    const first = await database
      .selectFrom('corrections')
      .leftJoin('verdicts', 'verdicts.token', 'corrections.token')
      .select(['readers', 'state', 'answer'])
      .where('same', '=', same)
      .where(sql<boolean>`readers > 0`) // word for word as in the index, which has the first of the same alone
      .where('received_at', '>', now - WITHIN_MS)
      .orderBy('received_at', 'desc') // a mistake that came back has another first
      .executeTakeFirst();
    if (first === undefined) return { readers: 0 };
    const { readers, state, answer } = first;
    if (answer !== null) return { readers, status: statusOf(answer) };
    return { readers, status: state === 'mailed' ? 'mailed' : 'received' };
  };
}
