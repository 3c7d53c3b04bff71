// Whether two corrections are the same: of one story, the same change in the same place.

import { type CorrectionContent, storyAddress } from './content';
import { cutFromCodePoints, cutToCodePoints } from './cut';
import { trimToDifference } from './diff';
import { toSingleLine } from './text';

/** So many code points before and after a change tell its place. */
const AROUND = 16;

/** Whether both say the same of the same story, whoever said it and why. */
export function isDuplicate(one: CorrectionContent, other: CorrectionContent): boolean {
  return duplicateKey(one) === duplicateKey(other);
}

/** Equal for the same corrections, and for no others. It holds the story's words: where it leaves the device, its hash does. */
export function duplicateKey(content: CorrectionContent): string {
  return JSON.stringify([storyAddress(content.page), changeOf(content)]);
}

/** What the correction changes, and where; where it proposes no wording, what it says. */
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

/** White space does not count: two browsers may break lines in different places. */
function around(before: string, words: string, behind: string): string[] {
  return [
    cutFromCodePoints(toSingleLine(before), AROUND),
    toSingleLine(words),
    cutToCodePoints(toSingleLine(behind), AROUND),
  ];
}
