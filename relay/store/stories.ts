// The stories that corrections are about: the subject of each story's thread, and whether it is muted. Stories are never deleted.

import type { Kysely } from 'kysely';
import type { Store } from './engine';
import type { Tables } from './schema';

/** Maximum number of stories in the cache of those that exist in the database. Readers mostly correct new stories. */
const MAX_KNOWN = 10_000;

export interface Story {
  readonly site: string;
  readonly address: string;
  readonly subject: string;
}

/** Returns the functions on the stories in the database. */
export function storiesIn(database: Kysely<Tables>) {
  const known = new Set<string>();

  return {
    /** Inserts the missing ones of `stories`. Existing stories are not changed, so that a thread keeps its subject. */
    async ensure(stories: readonly Story[]): Promise<void> {
      const missing = new Map(
        stories.map((story) => [keyOf(story), story] as const).filter(([key]) => !known.has(key)),
      );
      if (missing.size === 0) return;
      await database
        .insertInto('stories')
        // All relays insert in the same order, so that they cannot deadlock.
        .values(
          Array.from(missing.keys())
            .sort()
            .flatMap((key) => missing.get(key) ?? [])
            .map((story) => ({ ...story, subject_from: 'unsettled' as const })),
        )
        .onConflict((conflict) => conflict.columns(['site', 'address']).doNothing())
        .execute();
      if (known.size + missing.size > MAX_KNOWN) known.clear();
      for (const key of missing.keys()) known.add(key);
    },

    /** Clears the cache: an older copy of the database may have been restored, in which some stories are missing. */
    clearCache: () => known.clear(),
  };
}

function keyOf({ site, address }: Story): string {
  return JSON.stringify([site, address]);
}

export type Mutes = ReturnType<typeof mutesIn>;

/** Returns the functions on muted stories: their editors get no letters about them. Corrections to them are still accepted. */
export function mutesIn({ database }: Pick<Store, 'database'>) {
  return {
    /** Mutes a story. Corrections whose letters are not sent yet get no letter either. */
    async mute(site: string, story: string, now: number): Promise<void> {
      await database
        .insertInto('mutes')
        .values({ site, story, muted_at: now })
        .onConflict((conflict) => conflict.columns(['site', 'story']).doNothing())
        .execute();
    },

    /** Unmutes a story: corrections that arrive from now on get letters again. */
    async unmute(site: string, story: string): Promise<void> {
      await database.deleteFrom('mutes').where('site', '=', site).where('story', '=', story).execute();
    },

    async isMuted(site: string, story: string): Promise<boolean> {
      const mute = await database
        .selectFrom('mutes')
        .select('muted_at')
        .where('site', '=', site)
        .where('story', '=', story)
        .executeTakeFirst();
      return mute !== undefined;
    },
  };
}
