// What a reader looks for in the list: by words, by what became of it, story by story.

import { storyAddress } from '../correction/correction';
import type { State } from '../correction/status';
import type { Correction } from '../correction/whole';

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
