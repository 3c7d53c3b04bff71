// Tells how many readers sent a correction and what its status is. It never returns a reader's words.

import { sql } from 'kysely';
import type { Answer } from '../domain/verdict';
import { statusOf } from '../domain/verdict';
import type { Store } from './engine';
import type { CorrectionRow } from './schema';

/** Maximum age of a correction that counts, in milliseconds. An older one says nothing about the story of today. */
const MAX_AGE_MS = 90 * 24 * 3_600_000;
/** Maximum number of matches for a prefix of 16 bits, which has that many when the database has 6.5 million recent corrections. */
const MAX_MATCHES = 100;

interface Known {
  readonly readers: number;
  readonly status: 'received' | 'mailed' | 'fixed' | 'declined';
}

/** The public information about a correction that other readers already sent. */
export type DuplicateCount = Known | { readonly readers: 0 };

/** The same information with the whole hash. */
export type DuplicateMatch = Known & { readonly sha256: string };

export type Duplicates = ReturnType<typeof duplicatesIn>;

/** Returns functions that find duplicates in the store. Hashes are the SHA-256 of a correction's `duplicateKey`, in hexadecimal. */
export function duplicatesIn({ database }: Store) {
  const leads = (now: number) =>
    database
      .selectFrom('corrections')
      .leftJoin('verdicts', 'verdicts.token', 'corrections.token')
      .select(['duplicate_key', 'readers', 'state', 'answer'])
      .where(sql<boolean>`readers > 0`) // word for word as in the index, which has only leads
      .where('received_at', '>', now - MAX_AGE_MS)
      // The verdict spam says nothing about another reader's correction.
      .where(({ or, eb }) => or([eb('reason', 'is', null), eb('reason', '!=', 'spam')]))
      .orderBy('received_at', 'desc'); // a mistake that came back has a second lead

  return {
    async of(sha256: string, now: number): Promise<DuplicateCount> {
      const lead = await leads(now).where('duplicate_key', '=', sha256).executeTakeFirst();
      return lead === undefined ? { readers: 0 } : knownOf(lead);
    },

    /** Returns the duplicates whose hash begins with `prefix`, with the newest lead of each hash. */
    async beginningWith(prefix: string, now: number): Promise<DuplicateMatch[]> {
      const found = await leads(now)
        // A range uses the index with every collation of the database. `g` comes after all hexadecimal digits.
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
