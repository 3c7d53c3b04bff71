// Words whose full stop does not end a sentence, in the languages that news are most often read in with us (English, Ukrainian,
// Latvian, German, French, Spanish, Polish, Russian), all in one: a page's language is often not known, or wrong.

/**
 * Words with a capital count so alone, since `sen` is Polish for a dream; those with `#`, before a number alone. What also ends
 * sentences (`etc.`, `usw.`) is left out, and what has no vowel (`Dr.`, `bzw.`, `вст.`) need not be here.
 */
const ABBREVIATIONS = new Set(
  (
    'prof Gen Col Gov Sen Rep Rev Inc Co ca sog geb mio mme mlle sra dra ud al ul av im abp no# art# vol# fig# pág# abb# ur# ' +
    'jan# feb# mar# apr# aug# sep# sept# oct# nov# dec# ул вул ім им просп обл акад проф ред див ген рис#'
  ).split(' '),
);

/** `Mr`, `bzw`, `płk`, `св`: nobody can speak it, so it is no word. In scripts that write no vowels that would say nothing. */
const CONSONANTS = /^[b-df-hj-np-tv-xzßłśńžšņбвгджзклмнпрстфхцчшщ]{2,5}$/;

/**
 * Whether the full stop of `word` is no sentence's end.
 *
 * @param before what stands before the word: `5 km.` and `10 млн.` are measures, and end sentences.
 * @param next what stands behind the white space that follows.
 */
export function isAbbreviation(word: string, before: string, next: string): boolean {
  const small = word.toLowerCase();
  if (ABBREVIATIONS.has(word) || ABBREVIATIONS.has(small)) return true;
  if (ABBREVIATIONS.has(`${small}#`)) return /^\p{N}/u.test(next);
  const isMeasure = word === small && /\p{N}\s*$/u.test(before);
  const isAcronym = word === word.toUpperCase(); // `the BBC.`
  return CONSONANTS.test(small) && !isMeasure && !isAcronym;
}
