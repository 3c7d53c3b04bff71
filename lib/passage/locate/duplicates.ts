// Words that stand more than once, and how much of what is around them tells one from the others.

/** Every position (ascending) at which `words` stand in `text`, overlapping ones too, from `from` up to below `to`. */
export function occurrences(text: string, words: string, from = 0, to = text.length): number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words, from); at !== -1 && at < to; at = text.indexOf(words, at + 1))
    found.push(at);
  return found;
}

/** Of words that stand more often than this, only places near to where they stood are looked at at all. */
const MAX_OCCURRENCES = 5_000;

/** Where the words stand; of words that stand everywhere, where they stand near to `position`. */
export function occurrencesNear(text: string, words: string, position: number): number[] {
  const found: number[] = [];
  let after = text.indexOf(words, Math.min(position, text.length));
  for (; after !== -1 && found.length < MAX_OCCURRENCES / 2; after = text.indexOf(words, after + 1))
    found.push(after);
  let before = position === 0 ? -1 : text.lastIndexOf(words, Math.min(position, text.length) - 1);
  while (before !== -1 && found.length < MAX_OCCURRENCES) {
    found.push(before);
    before = before === 0 ? -1 : text.lastIndexOf(words, before - 1);
  }
  return found;
}

/** How many characters directly before `at` in `text` and `otherAt` in `other` are the same, at most `limit`. */
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

/** How many characters from `at` in `text` and from `otherAt` in `other` on are the same, at most `limit`. */
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

/** So many steps of context before and behind the words, of all that tell them from their twins. */
export interface Choice {
  readonly before: number;
  readonly after: number;
}

/**
 * The ways to tell some words from all their twins by context. A ladder lists, step by step, how far (in characters)
 * the context would reach; step 0 is no context.
 *
 * @param agreements for each twin, how far its surroundings agree.
 * @returns for each number of steps before the words, the least behind them that suffices; none where nothing does.
 */
export function choices(
  ladder: { readonly before: readonly number[]; readonly after: readonly number[] },
  agreements: readonly { readonly before: number; readonly after: number }[],
): Choice[] {
  // needed[steps] = the longest agreement behind of all twins that so many steps before do not tell apart
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

/** How many of the ladder's steps agree, if so many characters do. */
function stepsWithin(ladder: readonly number[], agreement: number): number {
  const index = ladder.findIndex((reach) => reach > agreement);
  return index === -1 ? ladder.length : index;
}
