// A text as its words, for holding one text against another.

/** Words (in small letters) and line breaks with their places (UTF-16), and what each weighs when it is found again. */
export interface Words {
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly weights: readonly number[];
}

export const BREAK = '\n';

/** Letters and digits that stand together; in scripts without spaces, and of signs, each by itself. */
const WORD =
  /\n|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]|[\p{L}\p{N}\p{M}]+|\S/gu;

/** A long word tells more than a short one, but one word does not outweigh all others. */
const MAX_WEIGHT = 8;
const WEIGHT_OF_SIGN = 0.5;
const WEIGHT_OF_BREAK = 0.05;

/**
 * @param at where `text` stands in the text that the places are to be of.
 * @param rarity for each of the characters, how much it tells, 0 to 1; all the same where that is absent.
 */
export function wordsOf(text: string, at = 0, rarity?: Float32Array): Words {
  const [words, starts, ends, weights]: [string[], number[], number[], number[]] = [[], [], [], []];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    words.push(word);
    starts.push(at + index);
    ends.push(at + index + word.length);
    weights.push(weightOf(word) * (rarity === undefined ? 1 : mean(rarity, index, index + word.length)));
  }
  return { words, starts, ends, weights };
}

function weightOf(word: string): number {
  if (word === BREAK) return WEIGHT_OF_BREAK;
  return /[\p{L}\p{N}]/u.test(word) ? Math.min(word.length, MAX_WEIGHT) : WEIGHT_OF_SIGN;
}

function mean(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at] ?? 0;
  return sum / (to - from);
}

/** From the word at `from` up to before `to`. */
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
