// Whether two corrections are duplicates: the same change in the same place of the same story.

import { type CorrectionContent, storyAddress } from './content';
import { cutToCodePoints, cutToLastCodePoints } from './cut';
import { trimToDifference } from './diff';
import { toSingleLine } from './text';

/** How many code points before and after a change identify its place. */
const CONTEXT_LENGTH = 16;

/** Whether both propose the same change, even if the readers and their comments differ. */
export function isDuplicate(one: CorrectionContent, other: CorrectionContent): boolean {
  return duplicateKey(one) === duplicateKey(other);
}

/** Returns a key that only duplicates share. It contains the story's words, so only its hash may leave the device. */
export function duplicateKey(content: CorrectionContent): string {
  return JSON.stringify([storyAddress(content.page), changeOf(content)]);
}

/** Returns what the correction changes, and where; what it says, if it proposes no wording. */
function changeOf({ page, passage, picture, suggestion }: CorrectionContent): string {
  const { replacement, comment, evidence } = suggestion;
  const kind = suggestion.tag ?? suggestion.kind; // a later version knows the tag as a kind: its key must be the same
  if (passage === undefined) return JSON.stringify([picture?.address, kind, comment, evidence]);
  const { prefix, exact, suffix } = passage;
  if (replacement === undefined)
    return JSON.stringify([around(prefix, exact, suffix), kind, comment, evidence]);
  const { before, after, at } = trimToDifference(exact, replacement, page.language);
  const place = around(prefix + exact.slice(0, at), before, exact.slice(at + before.length) + suffix);
  return JSON.stringify([place, toSingleLine(after)]);
}

/** Ignores differences of white space: two browsers may break lines in different places. */
function around(before: string, words: string, after: string): string[] {
  return [
    cutToLastCodePoints(toSingleLine(before), CONTEXT_LENGTH),
    toSingleLine(words),
    cutToCodePoints(toSingleLine(after), CONTEXT_LENGTH),
  ];
}
