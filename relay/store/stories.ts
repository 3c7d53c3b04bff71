// The stories that corrections are about, each with the subject of its thread. None is ever deleted.

import type { Kysely } from 'kysely';
import type { Tables } from './schema';

/** So many are known to be there without asking for them; a newsroom's readers correct what is new. */
const MOST_KNOWN = 10_000;

export interface Story {
  readonly site: string;
  readonly address: string;
  readonly subject: string;
}

/** Makes sure that the stories are there. What is there stays as it is: a thread keeps its subject. */
export function storiesIn(database: Kysely<Tables>) {
  const known = new Set<string>();

  return {
    async ensure(stories: readonly Story[]): Promise<void> {
      const missing = new Map(
        stories.map((story) => [keyOf(story), story] as const).filter(([key]) => !known.has(key)),
      );
      if (missing.size === 0) return;
      await database
        .insertInto('stories')
        // In one order: two relays wait one for the other, and never each for the other.
        .values(
          Array.from(missing.keys())
            .sort()
            .flatMap((key) => missing.get(key) ?? [])
            .map((story) => ({ ...story, subject_from: 'unsettled' as const })),
        )
        .onConflict((conflict) => conflict.columns(['site', 'address']).doNothing())
        .execute();
      if (known.size + missing.size > MOST_KNOWN) known.clear();
      for (const key of missing.keys()) known.add(key);
    },

    /** Where the database turns out to be another one: an older copy of it was put back. */
    forget: () => known.clear(),
  };
}

function keyOf({ site, address }: Story): string {
  return JSON.stringify([site, address]);
}
