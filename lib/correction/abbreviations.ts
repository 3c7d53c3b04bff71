// Words whose full stop does not end a sentence, in the languages that our readers read most (English, Ukrainian, Latvian, German,
// French, Spanish, Polish, Russian). It is one list, because a page's language is often unknown or wrong.

/**
 * A word with a capital counts only with the capital, because `sen` is Polish for a dream. A word with `#` counts only before a
 * number. Words that also end sentences (`etc.`, `usw.`) are left out, and so are words without a vowel (`Dr.`, `bzw.`, `вст.`),
 * which `CONSONANTS` recognizes.
 */
const ABBREVIATIONS = new Set(
  (
    'prof Gen Col Gov Sen Rep Rev Inc Co ca sog geb mio mme mlle sra dra ud al ul av im abp no# art# vol# fig# pág# abb# ur# ' +
    'jan# feb# mar# apr# aug# sep# sept# oct# nov# dec# ул вул ім им просп обл акад проф ред див ген рис#'
  ).split(' '),
);

/** `Mr`, `bzw`, `płk`, `св`: without a vowel it is not a word. Scripts that do not write vowels are left out. */
const CONSONANTS = /^[b-df-hj-np-tv-xzßłśńžšņбвгджзклмнпрстфхцчшщ]{2,5}$/;

/**
 * Whether the full stop after `word` does not end a sentence.
 *
 * @param before the text before the word: `5 km.` and `10 млн.` are measures, and end sentences.
 * @param next the text after the white space that follows the full stop.
 */
export function isAbbreviation(word: string, before: string, next: string): boolean {
  const small = word.toLowerCase();
  if (ABBREVIATIONS.has(word) || ABBREVIATIONS.has(small)) return true;
  if (ABBREVIATIONS.has(`${small}#`)) return /^\p{N}/u.test(next);
  const isMeasure = word === small && /\p{N}\s*$/u.test(before);
  const isAcronym = word === word.toUpperCase(); // `the BBC.`
  return CONSONANTS.test(small) && !isMeasure && !isAcronym;
}
