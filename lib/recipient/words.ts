// Words as they are compared, however they are written.

/** More than a label has; in UTF-16 units. */
const MAX_LENGTH = 200;

/**
 * The words in small letters, without accents and punctuation, one space between: `Qui sommes-nous ?` and
 * `qui-sommes-nous` are the same words, `Complaints & corrections` and `complaints-and-corrections` as well.
 */
export function plainWords(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .normalize('NFD')
    .replace(/\p{M}|['’ʼ]/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
