// The subject of a story's letters: all letters of a thread have the same one. A reader never chooses it: it comes from the story that
// the relay reads, or from the story's address.

import { shorten } from '../../lib/correction/cut';
import { routeIn } from '../../lib/correction/route';
import { percentDecoded, toSingleLine } from '../../lib/correction/text';
import { fill, letterLanguage } from '../../lib/letter/words';
import type { Site, SiteOf } from '../domain/site';
import type { Log } from '../log';
import type { Job } from '../queue/job';
import type { Store } from '../store/engine';
import { readStory } from './read-story';

/** How long the relay does not try to read stories of an unreachable site, in milliseconds, so that its letters are not delayed. */
const PAUSE_MS = 5 * 60_000;

interface SubjectParts {
  readonly store: Pick<Store, 'database'>;
  readonly siteOf: SiteOf;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly log: Log;
}

/** Returns the subject of the letter's story, and settles it for all relays and all later letters. */
export type SettleSubject = (
  job: Pick<Job, 'story' | 'subject' | 'subjectFrom'>,
  site: Site,
) => Promise<string>;

/** Returns a function that settles the subject of a story before its first letter. */
export function subjectSettler({
  store: { database },
  siteOf,
  fetch,
  now,
  log,
}: SubjectParts): SettleSubject {
  const settling = new Map<string, Promise<string>>();
  const unreachableUntil = new Map<string, number>();

  async function readSubject(
    story: string,
    site: Site,
  ): Promise<{ subject: string; from: 'page' | 'address' }> {
    const fallback = { subject: subjectFromAddress(story, site), from: 'address' } as const;
    if (routeIn(story) !== '') return fallback; // the site would send its start
    const { host } = new URL(story);
    if ((unreachableUntil.get(host) ?? 0) > now()) return fallback;
    const reading = await readStory(story, (address) => siteOf(address)?.name === site.name, fetch);
    if (reading.outcome === 'read') return { subject: subjectFor(reading.headline, site), from: 'page' };
    log({ event: 'story not read', site: site.name, code: reading.code });
    if (reading.outcome === 'unreachable') unreachableUntil.set(host, now() + PAUSE_MS);
    return fallback;
  }

  /** Settles the subject. If several relays read the story at the same time, the first one decides. */
  async function settle(story: string, site: Site): Promise<string> {
    const { subject, from } = await readSubject(story, site);
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
    const settled = settling.get(key) ?? settle(story, site).finally(() => settling.delete(key));
    settling.set(key, settled);
    return settled;
  };
}

type SubjectSite = Pick<Site, 'language' | 'subjectPrefix'>;

/** Maximum length of the headline in a letter's subject, in code points. */
const MAX_HEADLINE = 150;

/** Returns the subject for a story with this headline, in the site's language and with its prefix. */
function subjectFor(headline: string, { language, subjectPrefix }: SubjectSite): string {
  const subject = fill(letterLanguage(language).words.subject, { headline: shorten(headline, MAX_HEADLINE) });
  return subjectPrefix === undefined ? subject : `${subjectPrefix} ${subject}`;
}

/** Returns the subject for a story that could not be read. */
export function subjectFromAddress(story: string, site: SubjectSite): string {
  return subjectFor(titleOf(new URL(story)), site);
}

/**
 * Returns `Fox clears dog` for `/2026/11/fox-clears-dog-1234.html`; the host and path if the path has no words.
 *
 * Only letters, digits and spaces of the path, or of the route in the fragment, are kept, so that nothing in it looks like another address.
 */
function titleOf({ host, pathname, href }: URL): string {
  const [route = ''] = routeIn(href).split('?');
  const segments = (pathname + route).split('/').map(wordsIn);
  const title = segments.findLast((words) => /\p{L}{2}/u.test(words));
  if (title === undefined) return `${host}${pathname === '/' ? '' : pathname}`;
  return title.charAt(0).toLocaleUpperCase('en') + title.slice(1);
}

/** Returns the words of a path segment, without a file extension and without a number at either end. */
function wordsIn(segment: string): string {
  const words = percentDecoded(segment)
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return toSingleLine(words.replace(/^[\d ]+(?=\p{L})|(?<=\p{L} )[\d ]+$/gu, ''));
}
