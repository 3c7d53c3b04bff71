// How many readers sent a correction, and what became of it: counts and states, never a reader's words.

import { sql } from 'kysely';
import type { Answer } from '../domain/verdict';
import { statusOf } from '../domain/verdict';
import type { Store } from './engine';
import type { CorrectionRow } from './schema';

/** How old a correction may be, in milliseconds. An older one says nothing about the story as it is today. */
const MAX_AGE_MS = 90 * 24 * 3_600_000;
/** Maximum number of matches for a prefix; one of 16 bits has that many when 6.5 million corrections are that young. */
const MAX_MATCHES = 100;

interface Known {
  readonly readers: number;
  readonly status: 'received' | 'mailed' | 'fixed' | 'declined';
}

/** What anybody may know about a correction that others sent before. */
export type DuplicateCount = Known | { readonly readers: 0 };

/** The same, with the whole hash. */
export type DuplicateMatch = Known & { readonly sha256: string };

export type Duplicates = ReturnType<typeof duplicatesIn>;

/** The duplicates in the store. Hashes are the SHA-256 of the corrections' `duplicateKey`, in hexadecimal. */
export function duplicatesIn({ database }: Store) {
  const leads = (now: number) =>
    database
      .selectFrom('corrections')
      .leftJoin('verdicts', 'verdicts.token', 'corrections.token')
      .select(['duplicate_key', 'readers', 'state', 'answer'])
      .where(sql<boolean>`readers > 0`) // word for word as in the index, which has only leads
      .where('received_at', '>', now - MAX_AGE_MS)
      // A verdict of spam says nothing about another reader's correction.
      .where(({ or, eb }) => or([eb('reason', 'is', null), eb('reason', '!=', 'spam')]))
      .orderBy('received_at', 'desc'); // a mistake that came back has another lead

  return {
    async of(sha256: string, now: number): Promise<DuplicateCount> {
      const lead = await leads(now).where('duplicate_key', '=', sha256).executeTakeFirst();
      return lead === undefined ? { readers: 0 } : knownOf(lead);
    },

    /** Returns those whose hash begins with `prefix`, the newest lead of each. */
    async beginningWith(prefix: string, now: number): Promise<DuplicateMatch[]> {
      const found = await leads(now)
        // A range, which the index serves whatever the database's collation: `g` follows all hexadecimal digits.
        .where('duplicate_key', '>=', prefix)
        .where('duplicate_key', '<', `${prefix}g`)
        .limit(MAX_MATCHES)
        .execute();
      const newest = new Map<string, DuplicateMatch>();
      for (const { duplicate_key: sha256, ...lead } of found)
        if (!newest.has(sha256)) newest.set(sha256, { sha256, ...knownOf(lead) });
      return Array.from(newest.values());
    },
  };
}

type Lead = Pick<CorrectionRow, 'readers' | 'state'> & { readonly answer: Answer['answer'] | null };

function knownOf({ readers, state, answer }: Lead): Known {
  if (answer !== null) return { readers, status: statusOf(answer) };
  return { readers, status: state === 'mailed' ? 'mailed' : 'received' };
}
