// Filters the list by words and outcome, groups it by story, and splits it into segments that are rendered separately.

import { storyAddress } from '../correction/content';
import type { Correction } from '../correction/correction';
import type { State } from '../correction/status';

/** The outcomes that a reader can filter by. */
export const OUTCOMES = ['waiting', 'received', 'fixed', 'declined', 'failed', 'withdrawn'] as const;
export type OutcomeName = (typeof OUTCOMES)[number];

const STATES_OF: Readonly<Record<OutcomeName, readonly State[]>> = {
  waiting: ['held', 'queued', 'sending'],
  received: ['delivered', 'handed', 'sent'],
  fixed: ['fixed'],
  declined: ['declined'],
  failed: ['failed'],
  withdrawn: ['withdrawn'],
};

export interface CorrectionFilter {
  /** Words that a correction must all contain, in any case and order. */
  readonly words: string;
  /** Absent for all outcomes. */
  readonly outcome?: OutcomeName;
}

/** Whether the filter shows every correction. */
export function showsAll({ words, outcome }: CorrectionFilter): boolean {
  return words.trim() === '' && outcome === undefined;
}

/** Whether the filter shows the correction. */
export function matchesFilter(correction: Correction, { words, outcome }: CorrectionFilter): boolean {
  if (outcome !== undefined && !STATES_OF[outcome].includes(correction.status.state)) return false;
  const { page, passage, picture, suggestion } = correction;
  const texts = [
    page.headline,
    page.site,
    page.address,
    passage?.exact,
    picture?.caption,
    picture?.alt,
    suggestion.replacement,
    suggestion.comment,
  ];
  const text = texts.join('\n').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export interface Story {
  readonly address: string;
  /** Newest first. */
  readonly corrections: readonly Correction[];
}

/** Groups corrections by story; the story with the newest correction is first. @param corrections newest first. */
export function byStory(corrections: readonly Correction[]): Story[] {
  const stories = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const address = storyAddress(correction.page);
    const known = stories.get(address);
    if (known === undefined) stories.set(address, [correction]);
    else known.push(correction);
  }
  return Array.from(stories, ([address, all]) => ({ address, corrections: all }));
}

/** The corrections of one story that are in one segment of the list. */
export interface StoryPart {
  readonly story: Story;
  /** How many of the story's corrections come before them. */
  readonly start: number;
  readonly corrections: readonly Correction[];
}

/** Consecutive corrections of the list, which are rendered and removed together. */
export interface ListSegment {
  readonly key: string;
  readonly parts: readonly StoryPart[];
}

/**
 * A segment begins at each correction whose id ends with one of these digits, by chance one in eight. Since that depends on the
 * correction and not on a count, a correction added or removed elsewhere in the list does not move the segment's borders.
 */
const BEGINS_SEGMENT = /[08]$/;
/** Maximum number of corrections per segment: more take too long to render in one frame. */
const MAX_SEGMENT_LENGTH = 16;

/** Splits the list into segments; a story can continue in the next segment. */
export function segmentsOf(stories: readonly Story[]): ListSegment[] {
  const segments: { key: string; parts: { story: Story; start: number; corrections: Correction[] }[] }[] = [];
  let length = 0;
  for (const story of stories) {
    for (const [start, correction] of story.corrections.entries()) {
      const [segment, part] = [segments.at(-1), segments.at(-1)?.parts.at(-1)];
      const begun = { story, start, corrections: [correction] };
      length += 1;
      if (segment === undefined || length > MAX_SEGMENT_LENGTH || BEGINS_SEGMENT.test(correction.id)) {
        segments.push({ key: segment === undefined ? 'first' : correction.id, parts: [begun] });
        length = 1;
      } else if (part?.story === story) {
        part.corrections.push(correction);
      } else {
        segment.parts.push(begun);
      }
    }
  }
  return segments;
}
