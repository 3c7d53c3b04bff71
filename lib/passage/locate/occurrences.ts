// Where words stand in a text that may repeat them without end.

/** Of words that stand more often than this, only places near to where they stood are looked at at all. */
const MAX_OCCURRENCES = 5_000;

/** Where the words stand; of words that stand everywhere, where they stand near to `position`. */
export function occurrencesNear(text: string, words: string, position: number): number[] {
  const found: number[] = [];
  let behind = text.indexOf(words, Math.min(position, text.length));
  for (; behind !== -1 && found.length < MAX_OCCURRENCES / 2; behind = text.indexOf(words, behind + 1))
    found.push(behind);
  let before = position === 0 ? -1 : text.lastIndexOf(words, Math.min(position, text.length) - 1);
  while (before !== -1 && found.length < MAX_OCCURRENCES) {
    found.push(before);
    before = before === 0 ? -1 : text.lastIndexOf(words, before - 1);
  }
  return found;
}
