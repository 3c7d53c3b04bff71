// How many readers said the same, and how far that has come: counts and states, never a reader's words.

import { sql } from 'kysely';
import type { Answer } from '../domain/verdict';
import { statusOf } from '../domain/verdict';
import type { Store } from './engine';
import type { CorrectionState } from './schema';

/** What was said longer ago says nothing about the story as it is today. */
const WITHIN_MS = 90 * 24 * 3_600_000;
/** Maximum number of matches for a prefix; one of 16 bits has that many when 6.5 million corrections are that young. */
const MAX_MATCHES = 100;

interface Said {
  readonly readers: number;
  readonly status: 'received' | 'mailed' | 'fixed' | 'declined';
}

/** What anybody may know about a correction that others made before. */
export type Sames = Said | { readonly readers: 0 };

/** The same, with the whole hash. */
export type Match = Said & { readonly digest: string };

export type FindSames = ReturnType<typeof samesIn>;

/** Hashes are the SHA-256 of the corrections' `sameKey`, in hexadecimal. */
export function samesIn({ database }: Store) {
  const leads = (now: number) =>
    database
      .selectFrom('corrections')
      .leftJoin('verdicts', 'verdicts.token', 'corrections.token')
      .select(['duplicate_key', 'readers', 'state', 'answer'])
      .where(sql<boolean>`readers > 0`) // word for word as in the index, which has only leads
      .where('received_at', '>', now - WITHIN_MS)
      // What the editors called spam says nothing about another reader's correction.
      .where(({ or, eb }) => or([eb('reason', 'is', null), eb('reason', '!=', 'spam')]))
      .orderBy('received_at', 'desc'); // a mistake that came back has another lead

  return {
    async of(digest: string, now: number): Promise<Sames> {
      const lead = await leads(now).where('duplicate_key', '=', digest).executeTakeFirst();
      return lead === undefined ? { readers: 0 } : saidOf(lead);
    },

    /** Those whose hash begins with `prefix`, the newest lead of each. */
    async beginningWith(prefix: string, now: number): Promise<Match[]> {
      const found = await leads(now)
        // A range, which the index serves whatever the database's collation: `g` follows all hexadecimal digits.
        .where('duplicate_key', '>=', prefix)
        .where('duplicate_key', '<', `${prefix}g`)
        .limit(MAX_MATCHES)
        .execute();
      const newest = new Map<string, Match>();
      for (const { duplicate_key, ...lead } of found)
        if (!newest.has(duplicate_key)) newest.set(duplicate_key, { digest: duplicate_key, ...saidOf(lead) });
      return Array.from(newest.values());
    },
  };
}

function saidOf({
  readers,
  state,
  answer,
}: {
  readers: number;
  state: CorrectionState;
  answer: Answer['answer'] | null;
}): Said {
  if (answer !== null) return { readers, status: statusOf(answer) };
  return { readers, status: state === 'mailed' ? 'mailed' : 'received' };
}
