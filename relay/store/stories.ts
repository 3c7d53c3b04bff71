// The stories that corrections are about: the subject of each one's thread, and whether it is muted. No story is ever deleted.

import type { Kysely } from 'kysely';
import type { Store } from './engine';
import type { Tables } from './schema';

/** Maximum number of stories that are known to exist without asking the database. Readers mostly correct new stories. */
const MAX_KNOWN = 10_000;

export interface Story {
  readonly site: string;
  readonly address: string;
  readonly subject: string;
}

/** The stories in the database. */
export function storiesIn(database: Kysely<Tables>) {
  const known = new Set<string>();

  return {
    /** Inserts those of `stories` that are not there. Those that are stay as they are: a thread keeps its subject. */
    async ensure(stories: readonly Story[]): Promise<void> {
      const missing = new Map(
        stories.map((story) => [keyOf(story), story] as const).filter(([key]) => !known.has(key)),
      );
      if (missing.size === 0) return;
      await database
        .insertInto('stories')
        // In one order, so that two relays never wait for each other in a circle.
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

    /** Forgets which stories exist: the database may be another one, if an older copy of it was restored. */
    clearCache: () => known.clear(),
  };
}

function keyOf({ site, address }: Story): string {
  return JSON.stringify([site, address]);
}

export type Mutes = ReturnType<typeof mutesIn>;

/** The stories that are muted: the editors want no letters about them. Corrections to them are accepted all the same. */
export function mutesIn({ database }: Pick<Store, 'database'>) {
  return {
    /** Mutes a story from now on. Corrections whose letters are not sent yet get none either. */
    async mute(site: string, story: string, now: number): Promise<void> {
      await database
        .insertInto('mutes')
        .values({ site, story, muted_at: now })
        .onConflict((conflict) => conflict.columns(['site', 'story']).doNothing())
        .execute();
    },

    /** Corrections that come from now on get letters again. */
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
