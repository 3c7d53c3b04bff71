// The rules that the configuration sets for corrections in the queue.

import * as v from 'valibot';
import { CorrectionContentSchema } from '../../lib/correction/content';
import { deskKey, deskOf } from '../domain/desk';
import { type Site, siteFinder } from '../domain/site';

const DAY_MS = 24 * 3_600_000;
/** How long duplicates are merged into a lead, in milliseconds, unless the site sets another time. */
const MERGE_WINDOW_MS = 7 * DAY_MS;
/** Maximum number of letters to a site in a clock hour, unless the site sets another number. */
export const LETTERS_PER_HOUR = 60;

export interface QueueRules {
  traitsOf(correction: { story: string; content: string; received_at: number }): Traits;
  /** Returns the maximum number of letters that `site` gets in a clock hour. */
  lettersPerHour(site: string): number;
  /** Returns the size of the correction in a digest, in bytes. */
  weightOf(correction: { story: string; token: string; content: string }): number;
}

/** The properties by which a correction is classified. */
export interface Traits {
  readonly desk: string;
  /** How long it is collected with others for a digest, in milliseconds; 0: it is not collected. */
  readonly digest: number;
  /** How long it can be merged into an earlier duplicate, in milliseconds. */
  readonly mergeWindow: number;
  /** When the reader wrote it. */
  readonly madeAt: number;
  /** Whether it replaces an earlier correction by the same reader. */
  readonly isReplacement: boolean;
}

/** The part of the content that the traits are read from. */
const TraitsSchema = v.pick(CorrectionContentSchema, ['created', 'page', 'suggestion', 'replaces']);

/** Returns the rules that the configuration of `sites` sets. */
export function rulesOf(sites: readonly Site[]): Omit<QueueRules, 'weightOf'> {
  const siteOf = siteFinder(sites);
  const limits = new Map(sites.map((site) => [site.name, site.lettersPerHour ?? LETTERS_PER_HOUR]));
  return {
    traitsOf({ story, content, received_at }) {
      const { success, output: correction } = v.safeParse(TraitsSchema, JSON.parse(content));
      // An earlier version accepted it by other rules. It gets a separate letter, so that its failure does not block others.
      if (!success) return { desk: '', digest: 0, mergeWindow: 0, madeAt: received_at, isReplacement: false };
      const site = siteOf(story);
      const desk = site && deskOf(site, correction);
      return {
        desk: desk === undefined ? '' : deskKey(desk),
        digest: desk?.digest ?? 0,
        mergeWindow: site?.mergeWindow ?? MERGE_WINDOW_MS,
        madeAt: Math.min(Date.parse(correction.created), received_at), // a reader's clock may be wrong
        isReplacement: correction.replaces !== undefined,
      };
    },
    lettersPerHour: (name) => limits.get(name) ?? LETTERS_PER_HOUR,
  };
}

/** Returns the longest time for which a letter can wait for its turn, in milliseconds: for its digest, or for another attempt. */
export function longestWaitOf(sites: readonly Site[]): number {
  const digests = sites.flatMap(({ digest = 0, routes = [] }) => [
    digest,
    ...routes.map((route) => route.digest ?? 0),
  ]);
  return Math.max(...digests, DAY_MS);
}

/** Returns the maximum number of a site's letters per hour that one client may cause: at least one. */
export function readerShare(lettersPerHour: number): number {
  return Math.max(1, Math.floor(lettersPerHour / 6));
}
