// What the configuration says of a correction in the queue.

import * as v from 'valibot';
import { CorrectionContentSchema } from '../../lib/correction/content';
import { deskName, deskOf } from '../domain/desk';
import { type Site, siteFinder } from '../domain/site';
import type { Traits } from './row';

const DAY_MS = 24 * 3_600_000;
const MERGE_WINDOW_MS = 7 * DAY_MS;
/** Unless the site says otherwise. */
export const LETTERS_PER_HOUR = 60;

/** The part of a site's letters an hour that one client may cause, at least one letter. */
export function readerShare(lettersPerHour: number): number {
  return Math.max(1, Math.floor(lettersPerHour / 6));
}

/** What it is sorted by. */
const SortedBySchema = v.pick(CorrectionContentSchema, ['created', 'page', 'suggestion', 'replaces']);

export interface QueueRules {
  traitsOf(correction: { story: string; content: string; received_at: number }): Traits;
  /** How many letters `site` gets in a clock hour. */
  lettersPerHour(site: string): number;
  /** How many bytes the correction takes in a digest. */
  weightOf(correction: { story: string; token: string; content: string }): number;
}

export function rulesOf(sites: readonly Site[]): Omit<QueueRules, 'weightOf'> {
  const siteOf = siteFinder(sites);
  const most = new Map(sites.map((site) => [site.name, site.lettersPerHour ?? LETTERS_PER_HOUR]));
  return {
    traitsOf({ story, content, received_at }) {
      const { success, output: correction } = v.safeParse(SortedBySchema, JSON.parse(content));
      // Taken in by other rules than today's: the failure is told of its own letter, and holds up no other.
      if (!success) return { desk: '', digest: 0, mergeWindow: 0, madeAt: received_at, isReplacement: false };
      const site = siteOf(story);
      const desk = site && deskOf(site, correction);
      return {
        desk: desk === undefined ? '' : deskName(desk),
        digest: desk?.digest ?? 0,
        mergeWindow: site?.mergeWindow ?? MERGE_WINDOW_MS,
        madeAt: Math.min(Date.parse(correction.created), received_at), // a reader's clock may be wrong
        isReplacement: correction.replaces !== undefined,
      };
    },
    lettersPerHour: (name) => most.get(name) ?? LETTERS_PER_HOUR,
  };
}
