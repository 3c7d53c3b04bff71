// Settles the subject of a story before its first e-mail: every e-mail of a thread has the same one.

import type { Site, SiteOf } from '../domain/site';
import type { Log } from '../log';
import type { Job } from '../queue/job';
import type { Store } from '../store/engine';
import { readStory } from './read-story';
import { subjectFor, subjectFromAddress } from './subject';

/** How long a site that does not answer is not asked about other stories, so that its e-mails do not wait for it. */
const PAUSE_MS = 5 * 60_000;

interface Parts {
  readonly store: Pick<Store, 'database'>;
  readonly siteOf: SiteOf;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly log: Log;
}

/** Returns the subject of an e-mail's story, settled for all relays and all later e-mails. */
export type SettleSubject = (
  job: Pick<Job, 'story' | 'subject' | 'subjectFrom'>,
  site: Site,
) => Promise<string>;

export function subjectSettler({ store: { database }, siteOf, fetch, now, log }: Parts): SettleSubject {
  const settling = new Map<string, Promise<string>>();
  const unreachableUntil = new Map<string, number>();

  async function look(story: string, site: Site): Promise<{ subject: string; from: 'page' | 'address' }> {
    const fallback = { subject: subjectFromAddress(story, site), from: 'address' } as const;
    const { host } = new URL(story);
    if ((unreachableUntil.get(host) ?? 0) > now()) return fallback;
    const reading = await readStory(story, (address) => siteOf(address)?.name === site.name, fetch);
    if (reading.outcome === 'read') return { subject: subjectFor(reading.headline, site), from: 'page' };
    log({ event: 'story not read', site: site.name, code: reading.code });
    if (reading.outcome === 'unreachable') unreachableUntil.set(host, now() + PAUSE_MS);
    return fallback;
  }

  /** Of several relays that look at once, the first one settles it. */
  async function settle(story: string, site: Site): Promise<string> {
    const { subject, from } = await look(story, site);
    await database
      .updateTable('stories')
      .set({ subject, subject_from: from })
      .where('site', '=', site.name)
      .where('address', '=', story)
      .where('subject_from', '=', 'unsettled')
      .execute();
    const settled = await database
      .selectFrom('stories')
      .select('subject')
      .where('site', '=', site.name)
      .where('address', '=', story)
      .executeTakeFirst();
    return settled?.subject ?? subject;
  }

  return async ({ story, subject, subjectFrom }, site) => {
    if (subjectFrom !== 'unsettled') return subject;
    const key = JSON.stringify([site.name, story]);
    const underWay = settling.get(key) ?? settle(story, site).finally(() => settling.delete(key));
    settling.set(key, underWay);
    return underWay;
  };
}
