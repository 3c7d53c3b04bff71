// The passages that are edited, each with its block, and with the reader's suggestion.

import {
  type Block,
  blockText,
  type GeneratedDocument,
  type Language,
} from '../../testing/documents/documents';
import type { Random } from '../../testing/seeded';
import { otherWord, otherWording, wordsOf } from './word-edits';

/** A passage of 1 to 40 words in one block, and the text around it in that block. */
export interface Target {
  readonly block: Block;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Maximum number of words in a passage. */
const MAX_WORDS = 40;
/** Maximum length of a passage, in UTF-16 code units, so that its quote is not cut. */
const MAX_LENGTH = 480;

/** Returns a random passage of the story or of what is next to it. */
export function drawTarget({ blocks }: GeneratedDocument, random: Random): Target {
  const story = blocks.filter(
    ({ tag, region }) => (region === 'article' || region === 'aside') && tag !== 'th' && tag !== 'td',
  );
  for (;;) {
    const block = random.pick(story);
    const text = blockText(block);
    const words = wordsOf(text);
    const first = random.integer(words.length);
    const last = Math.min(words.length - 1, first + Math.floor(MAX_WORDS * random.next() ** 2));
    const [start, end] = [words[first]?.start, words[last]?.end];
    if (start === undefined || end === undefined || end - start > MAX_LENGTH) continue;
    return { block, before: text.slice(0, start), words: text.slice(start, end), after: text.slice(end) };
  }
}

/** Returns a suggestion for the passage. It never deletes the whole text of a block, because nobody could see that in the page later. */
export function suggestedFor({ before, words, after }: Target, language: Language, random: Random): string {
  for (;;) {
    const wording = otherWording(words, language, random);
    if (wording !== '' || /\p{L}/u.test(before + after)) return wording;
  }
}

/** A passage in a row of a list or table, and a row that differs from it in one word. */
export interface Row {
  readonly target: Target;
  readonly lookalike: Block;
  /** Returns the lookalike with the suggested words in the place of the passage's. */
  readonly fixedLookalike: (words: string) => Block;
}

/** Returns a row with the target's sentence. Half of the rows are told apart by a number, the others by another word. */
export function rowOf({ block, before, words, after }: Target, language: Language, random: Random): Row {
  const [front, back] = [before.split(/(?<=[.!?…]) /u).at(-1) ?? '', after.split(/(?<=[.!?…]) /u)[0] ?? ''];
  const row = (start: string, middle: string, end: string): Block => ({
    ...block,
    sentences: [`${start}${middle}${end}`],
  });
  const rowLike = (
    start: string,
    end: string,
    other: { start: string; middle: string; end: string },
  ): Row => ({
    target: { block: row(start, words, end), before: start, words, after: end },
    lookalike: row(other.start, other.middle, other.end),
    fixedLookalike: (fixed) => row(other.start, other.middle === words ? fixed : other.middle, other.end),
  });
  const draw = random.next();
  const number = 1 + random.integer(40);
  const next = number + 1 + random.integer(9);
  if (draw < 0.35 || !/\p{L}/u.test(front + back))
    return rowLike(`No ${number} ${front}`, back, { start: `No ${next} ${front}`, middle: words, end: back });
  if (draw < 0.5)
    return rowLike(front, `${back}, ${number}.50`, {
      start: front,
      middle: words,
      end: `${back}, ${next}.50`,
    });
  if (draw < 0.65) {
    const middle = withOtherWord(words, language, random);
    return rowLike(front, back, { start: front, middle, end: back });
  }
  const isBefore = /\p{L}/u.test(front) && (random.next() < 0.5 || !/\p{L}/u.test(back));
  const start = isBefore ? withOtherWord(front, language, random) : front;
  const end = isBefore ? back : withOtherWord(back, language, random);
  return rowLike(front, back, { start, middle: words, end });
}

/** Replaces one word by one that is not a spelling of it. */
function withOtherWord(text: string, language: Language, random: Random): string {
  const { start, end } = random.pick(wordsOf(text));
  return `${text.slice(0, start)}${otherWord(text.slice(start, end), language, random)}${text.slice(end)}`;
}
