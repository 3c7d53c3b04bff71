// A text as a list of weighted words, and the alignment of one list with another.

import type { Thresholds } from './thresholds';

/** Words and line breaks with their positions (UTF-16), and how much each counts if it is found again. */
export interface Words {
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly weights: readonly number[];
}

export const BREAK = '\n';

/** A run of letters and digits; in scripts without spaces one character, and so is every sign. */
const WORD =
  /\n|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|[\p{L}\p{N}\p{M}]+|\S/gu;

/**
 * @param at added to all positions.
 * @param rarity for each character, how much it counts, 0 to 1; by default 1.
 */
export function wordsOf(text: string, thresholds: Thresholds, at = 0, rarity?: Float32Array): Words {
  const [words, starts, ends, weights]: [string[], number[], number[], number[]] = [[], [], [], []];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    words.push(word);
    starts.push(at + index);
    ends.push(at + index + word.length);
    weights.push(
      weightOf(word, thresholds) * (rarity === undefined ? 1 : mean(rarity, index, index + word.length)),
    );
  }
  return { words, starts, ends, weights };
}

function weightOf(word: string, { maxWordWeight, signWeight, breakWeight }: Thresholds): number {
  if (word === BREAK) return breakWeight;
  return /[\p{L}\p{N}]/u.test(word) ? Math.min(word.length, maxWordWeight) : signWeight;
}

function mean(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at] ?? 0;
  return sum / (to - from);
}

/** Returns the words from index `from` up to but not including `to`. */
export function someOf({ words, starts, ends, weights }: Words, from: number, to: number): Words {
  return {
    words: words.slice(from, to),
    starts: starts.slice(from, to),
    ends: ends.slice(from, to),
    weights: weights.slice(from, to),
  };
}

export function weightOfAll({ weights }: Words): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/**
 * Aligns two lists of words locally (Smith and Waterman 1981). Takes time in proportion to both.
 *
 * @returns for each word of `query`, the index of the word of `text` that it is, or -1.
 */
export function align(query: Words, text: Words, { gapCost, breakCost }: Thresholds): Int32Array {
  const [rows, columns] = [query.words.length, text.words.length];
  const width = columns + 1;
  const scores = new Float32Array((rows + 1) * width);
  const skips = Float32Array.from(text.words, (word) => (word === BREAK ? breakCost : gapCost));
  const ids = new Map<string, number>();
  const idOf = (word: string) => {
    const known = ids.get(word);
    if (known !== undefined) return known;
    ids.set(word, ids.size);
    return ids.size - 1;
  };
  const one = Int32Array.from(query.words, idOf);
  const other = Int32Array.from(text.words, idOf);
  let [best, bestAt] = [0, 0];
  for (let row = 1; row <= rows; row += 1) {
    const weight = query.weights[row - 1] ?? 0;
    for (let column = 1; column <= columns; column += 1) {
      const at = row * width + column;
      let score = Math.max(
        0,
        (scores[at - 1] ?? 0) - (skips[column - 1] ?? 0),
        (scores[at - width] ?? 0) - gapCost,
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
    const matched = (scores[at - width - 1] ?? 0) + (query.weights[row - 1] ?? 0);
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
