// Which words of one text are which of another's: the local alignment of Smith and Waterman, on words.

import { BREAK, type Words } from '../page-text/words';

/** What it costs that a word of either text is passed over: little, as whole sentences may have been put in. */
const COST_OF_GAP = 0.05;
/** And that a line break of the other text is: what stood in one block rarely stands in two. */
const COST_OF_BREAK = 2;

/** For each word of `sought`, the index of the word of `text` that it is, or -1. Takes time in proportion to both. */
export function align(sought: Words, text: Words): Int32Array {
  const [rows, columns] = [sought.words.length, text.words.length];
  const width = columns + 1;
  const scores = new Float32Array((rows + 1) * width);
  const skips = Float32Array.from(text.words, (word) => (word === BREAK ? COST_OF_BREAK : COST_OF_GAP));
  const ids = new Map<string, number>();
  const idOf = (word: string) => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    ids.set(word, ids.size);
    return ids.size - 1;
  };
  const one = Int32Array.from(sought.words, idOf);
  const other = Int32Array.from(text.words, idOf);
  let [best, bestAt] = [0, 0];
  for (let row = 1; row <= rows; row += 1) {
    const weight = sought.weights[row - 1] ?? 0;
    for (let column = 1; column <= columns; column += 1) {
      const at = row * width + column;
      let score = Math.max(
        0,
        (scores[at - 1] ?? 0) - (skips[column - 1] ?? 0),
        (scores[at - width] ?? 0) - COST_OF_GAP,
      );
      if (one[row - 1] === other[column - 1]) score = Math.max(score, (scores[at - width - 1] ?? 0) + weight);
      scores[at] = score;
      if (score > best) [best, bestAt] = [score, at];
    }
  }
  const found = new Int32Array(rows).fill(-1);
  for (let at = bestAt; (scores[at] ?? 0) > 0; ) {
    const [row, column] = [Math.floor(at / width), at % width];
    const score = scores[at] ?? 0;
    const matched = (scores[at - width - 1] ?? 0) + (sought.weights[row - 1] ?? 0);
    if (one[row - 1] === other[column - 1] && Math.abs(matched - score) < 1e-3) {
      found[row - 1] = column - 1;
      at -= width + 1;
    } else if (Math.abs((scores[at - 1] ?? 0) - (skips[column - 1] ?? 0) - score) < 1e-3) {
      at -= 1;
    } else {
      at -= width;
    }
  }
  return found;
}
