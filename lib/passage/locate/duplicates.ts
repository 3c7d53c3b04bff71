// Words that occur more than once, and how much context tells one place from the others.

/** Returns every position (ascending) of `words` in `text`, also overlapping ones, from `from` up to but not including `to`. */
export function occurrences(text: string, words: string, from = 0, to = text.length): number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words, from); at !== -1 && at < to; at = text.indexOf(words, at + 1))
    found.push(at);
  return found;
}

/** Returns up to `most` positions of the words, half of them after `position` and the rest before it. */
export function occurrencesNear(text: string, words: string, position: number, most: number): number[] {
  const found: number[] = [];
  let after = text.indexOf(words, Math.min(position, text.length));
  for (; after !== -1 && found.length < most / 2; after = text.indexOf(words, after + 1)) found.push(after);
  let before = position === 0 ? -1 : text.lastIndexOf(words, Math.min(position, text.length) - 1);
  while (before !== -1 && found.length < most) {
    found.push(before);
    before = before === 0 ? -1 : text.lastIndexOf(words, before - 1);
  }
  return found;
}

/** Returns how many characters right before `at` in `text` and `otherAt` in `other` agree, at most `limit`. */
export function agreementBefore(
  text: string,
  at: number,
  other: string,
  otherAt: number,
  limit: number,
): number {
  let count = 0;
  const most = Math.min(limit, at, otherAt);
  while (count < most && text.charCodeAt(at - 1 - count) === other.charCodeAt(otherAt - 1 - count))
    count += 1;
  return count;
}

/** Returns how many characters from `at` in `text` and from `otherAt` in `other` on agree, at most `limit`. */
export function agreementAfter(
  text: string,
  at: number,
  other: string,
  otherAt: number,
  limit: number,
): number {
  let count = 0;
  const most = Math.min(limit, text.length - at, other.length - otherAt);
  while (count < most && text.charCodeAt(at + count) === other.charCodeAt(otherAt + count)) count += 1;
  return count;
}

/** How many steps of context before and after the words tell them from their duplicates. */
export interface Choice {
  readonly before: number;
  readonly after: number;
}

/**
 * Returns the ways to tell words from all their duplicates by context. A ladder lists, step by step, how far (in
 * characters) the context reaches; step 0 is no context.
 *
 * @param agreements for each duplicate, how far its surroundings agree.
 * @returns for each number of steps before the words, the fewest after them that suffice; nothing if none do.
 */
export function choices(
  ladder: { readonly before: readonly number[]; readonly after: readonly number[] },
  agreements: readonly { readonly before: number; readonly after: number }[],
): Choice[] {
  // needed[steps]: the longest agreement after the words among the duplicates that `steps` before them do not exclude
  const needed = new Array<number>(ladder.before.length + 1).fill(-1);
  for (const { before, after } of agreements) {
    const steps = stepsWithin(ladder.before, before);
    needed[steps] = Math.max(needed[steps] ?? -1, after);
  }
  const found: Choice[] = [];
  let longest = -1;
  for (let before = ladder.before.length; before >= 0; before -= 1) {
    longest = Math.max(longest, needed[before] ?? -1);
    const after = longest === -1 ? 0 : stepsWithin(ladder.after, longest) + 1;
    if (after <= ladder.after.length) found.push({ before, after });
  }
  return found;
}

/** Returns how many steps of the ladder agree if `agreement` characters do. */
function stepsWithin(ladder: readonly number[], agreement: number): number {
  const index = ladder.findIndex((reach) => reach > agreement);
  return index === -1 ? ladder.length : index;
}
