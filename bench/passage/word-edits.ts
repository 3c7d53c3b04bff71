// Edits single words as editors do: replaces, adds or removes a word, or changes a letter.

import { capitalized, type Language, phrase } from '../../testing/documents/prose';
import type { Random } from '../../testing/seeded';

const WORD = /[\p{L}\p{N}]+(?:[’'\-.][\p{L}\p{N}]+)*/gu;

/** Edits a random `share` of the words (0 to 1). Spaces stay single. */
export function editWords(text: string, share: number, language: Language, random: Random): string {
  const edited = text.replace(WORD, (word) =>
    random.next() < share ? editWord(word, language, random) : word,
  );
  return edited.replace(/ {2,}/g, ' ');
}

/** Returns another wording for the passage. Most often one word changes, rarely all of them. */
export function otherWording(passage: string, language: Language, random: Random): string {
  const draw = random.next();
  if (draw < 0.05) return '';
  if (draw < 0.1) return phrase(language, 'predicate', random);
  if (draw < 0.15) return `${passage} ${anyWord(language, random)}`;
  const words = Array.from(passage.matchAll(WORD));
  if (words.length === 0) return `${passage} ${anyWord(language, random)}`;
  const { index, 0: word } = random.pick(words);
  const edited = editWord(word, language, random);
  const wording = `${passage.slice(0, index)}${edited}${passage.slice(index + word.length)}`;
  const trimmed = wording.replace(/ {2,}/g, ' ').trim();
  return trimmed === passage ? `${passage} ${anyWord(language, random)}` : trimmed;
}

/** Returns the start and end of each word in order, without the punctuation around it. */
export function wordsOf(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(WORD), ({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
}

function editWord(word: string, language: Language, random: Random): string {
  const draw = random.next();
  if (draw < 0.3) return withOtherLetter(word, random);
  if (draw < 0.5) return `${word} ${anyWord(language, random)}`;
  if (draw < 0.65) return '';
  const other = anyWord(language, random);
  if (other === word) return withOtherLetter(word, random);
  return /^\p{Lu}/u.test(word) ? capitalized(other) : other;
}

/** Returns another word, in the same case. */
export function otherWord(word: string, language: Language, random: Random): string {
  for (;;) {
    const other = anyWord(language, random);
    if (!isSpelling(word.toLowerCase(), other.toLowerCase()))
      return /^\p{Lu}/u.test(word) ? capitalized(other) : other;
  }
}

/** Whether most letters at the beginning are the same, as in another form of the same word. */
function isSpelling(word: string, other: string): boolean {
  return word === other || (word.length > 2 && word.slice(0, -1) === other.slice(0, word.length - 1));
}

function withOtherLetter(word: string, random: Random): string {
  const at = random.integer(word.length);
  const draw = random.next();
  if (draw < 0.35 && word.length > 2) return word.slice(0, at) + word.slice(at + 1);
  const letter = word.charAt(at);
  if (draw < 0.65) return word.slice(0, at) + letter + word.slice(at); // a doubled letter
  const other = random.pick(['a', 'e', 'i', 'о', 'к', '7']);
  return word.slice(0, at) + (other === letter ? 'u' : other) + word.slice(at + 1);
}

function anyWord(language: Language, random: Random): string {
  return random.pick(phrase(language, random.pick(['clause', 'place', 'predicate']), random).split(' '));
}
