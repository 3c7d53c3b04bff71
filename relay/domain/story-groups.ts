// Corrections grouped by the story that they are about.

import { type CorrectionContent, storyAddress } from '../../lib/correction/content';

/** Returns the entries of each story. A group has the place of its first entry, and keeps the order of its entries. */
export function byStory<Entry extends { readonly content: Pick<CorrectionContent, 'page'> }>(
  entries: readonly Entry[],
): [Entry, ...Entry[]][] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const story = storyAddress(entry.content.page);
    const group = groups.get(story);
    if (group === undefined) groups.set(story, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}
