// Stories about which the editors want no letters. Corrections to them are taken in all the same, and have none.

import type { Store } from './engine';

export type Mutes = ReturnType<typeof mutesIn>;

export function mutesIn({ database }: Pick<Store, 'database'>) {
  return {
    /** From now on; what waits for its letter has none either. */
    async mute(site: string, story: string, now: number): Promise<void> {
      await database
        .insertInto('mutes')
        .values({ site, story, muted_at: now })
        .onConflict((conflict) => conflict.columns(['site', 'story']).doNothing())
        .execute();
    },

    /** What comes from now on has letters again. */
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
