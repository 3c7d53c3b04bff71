// What a reader looks for in the list: by words, by what became of it, story by story.

import { storyAddress } from '../correction/content';
import type { Correction } from '../correction/correction';
import type { State } from '../correction/status';

/** What became of corrections, as a reader asks for it. */
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

export interface Wanted {
  /** All of these words, in any case and order, are in what is looked for. */
  readonly words: string;
  /** Absent: whatever became of it. */
  readonly outcome?: OutcomeName;
}

/** Whether everything is wanted. */
export function isAll({ words, outcome }: Wanted): boolean {
  return words.trim() === '' && outcome === undefined;
}

/** Whether the correction is among what is looked for. */
export function isWanted(correction: Correction, { words, outcome }: Wanted): boolean {
  if (outcome !== undefined && !STATES_OF[outcome].includes(correction.status.state)) return false;
  const { page, passage, picture, suggestion } = correction;
  const said = [
    page.headline,
    page.site,
    page.address,
    passage?.exact,
    picture?.caption,
    picture?.alt,
    suggestion.replacement,
    suggestion.comment,
  ];
  const text = said.join('\n').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export interface Story {
  readonly address: string;
  /** Newest first, as the stories are by their newest. */
  readonly corrections: readonly Correction[];
}

/** @param corrections newest first. */
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

/** Corrections of one story that stand in one stretch of the list. */
export interface StoryPart {
  readonly story: Story;
  /** How many of the story's stand before them. */
  readonly start: number;
  readonly corrections: readonly Correction[];
}

/** Some corrections that stand one after another in the list, and come into the page and go together. */
export interface Stretch {
  readonly key: string;
  readonly parts: readonly StoryPart[];
}

/**
 * A stretch begins where a correction's id ends so: one in eight, by chance. Since what begins it is the correction's own,
 * and no count, one that comes or goes elsewhere in the list leaves it as it is.
 */
const BEGINS_STRETCH = /[08]$/;
/** More would be too much to bring into the page in one frame. */
const LONGEST = 16;

/** The list cut into stretches, whatever their stories. */
export function stretchesOf(stories: readonly Story[]): Stretch[] {
  const stretches: { key: string; parts: { story: Story; start: number; corrections: Correction[] }[] }[] =
    [];
  let length = 0;
  for (const story of stories) {
    for (const [start, correction] of story.corrections.entries()) {
      const [stretch, part] = [stretches.at(-1), stretches.at(-1)?.parts.at(-1)];
      const begun = { story, start, corrections: [correction] };
      length += 1;
      if (stretch === undefined || length > LONGEST || BEGINS_STRETCH.test(correction.id)) {
        stretches.push({ key: stretch === undefined ? 'first' : correction.id, parts: [begun] });
        length = 1;
      } else if (part?.story === story) {
        part.corrections.push(correction);
      } else {
        stretch.parts.push(begun);
      }
    }
  }
  return stretches;
}
