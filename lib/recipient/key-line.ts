// Recognizes the line in which a site asks its readers to highlight a mistake and press Ctrl+Enter for the site's own tool.

/** Maximum length of such a line, in UTF-16 units. */
export const MAX_KEY_LINE = 300;
/** Maximum distance between the request to highlight and the name of the key, in UTF-16 units. */
const MAX_DISTANCE = 120;

// All words are stems, in the form that `plain` returns.

const CONTROL = 'ctrl|control|strg|steuerung|контрол|контрл|ктрл|cmd|command|⌘|⌃';
const ENTER = 'enter|return|eingabe|entree|intro|ввод|энтер|ентер|ادخال|↵|⏎|↩';
/** What may be between them: `Ctrl/⌘ + Enter`, `„Strg“ und die Taste „Enter“`. */
const BETWEEN = `(?:and|und|die|et|y|i|un|и|та|plus|oder|or|или|або|lub|و|taste|touche|tecla|клавиш\\p{L}?|${CONTROL})`;
const GAP = '[^\\p{L}\\p{N}⌘⌃↵⏎↩]{0,6}';
const KEY = new RegExp(`(?:${CONTROL})${GAP}(?:${BETWEEN}${GAP}){0,3}(?:${ENTER})`, 'gu');

const HIGHLIGHT = new RegExp(
  [
    '(?:select|highlight|mark)(?:ed|ing)?(?!\\p{L})[^.!?]{0,40}?(?<!\\p{L})(?:text|it|words?|errors?|mistakes?|typos?|misprints?|passage|part|piece|fragment|phrase|sentence|section)(?!\\p{L})',
    'markier|wahlen sie|ausgewahlt|hervorheb|selectionn|surlign|seleccion|resalt|subray|marque ',
    'zaznacz|podswietl|iezim|atlasi|izcel|iekraso',
    'видил|выдел|познач|отметьте|отметив|حدد|تحديد|ظلل|تظليل|اختر',
  ].join('|'),
  'gu',
);

const MISTAKE = new RegExp(
  [
    'error|mistake|typo|misprint|misspel|spelling|correction|inaccura|clarif|report|notify|let us know|tell us',
    'fehler|korrektur|korrigi|berichtig|melden|hinweis|erreur|faute|coquille|corrig|signal',
    'errata|correccion|correg|fallo|avis[ae]|notific|bł[ae]d|literowk|pomyłk|popraw|zgłos|korekt|sprostow',
    'klud|neprecizit|labojum|parrakst|zinojum|pazino',
    'помилк|неточн|опечатк|одрук|описк|виправ|повидом|ошибк|исправ|сообщ|уведом',
    'خطا|اخطاء|تصحيح|تصويب|ابلاغ|ابلغ|بلغ عن',
  ].join('|'),
  'u',
);

/** Words about code that runs, and about this extension instead of the page. */
const OTHER_MATTER = new RegExp(
  [
    '(?<!\\p{L})(?:runs?|running|execut\\p{L}*|compil\\p{L}*|codes?|snippets?|cells?|quer(?:y|ies)|sql|terminal|newline|page break|extension|corrigenda|any (?:web ?)?page)(?!\\p{L})',
    'ausfuhr|abfrage|erweiterung|ejecut|codigo|celda|requete|cellule|uruchom|zapytani|komork|rozszerzen',
    'palaist|vaicajum|paplasinajum|запусти|выполни|виконат|расширени|розширен|ячейк|комирк|تنفيذ|تشغيل|اضافة',
    '(?<!\\p{L})код(?!\\p{L})',
  ].join('|'),
  'u',
);

/** Another combination of keys: then the text is a list of shortcuts. */
const OTHER_KEYS =
  /(?<!\p{L})(?:ctrl|strg|cmd|command|alt|shift|⌘|⇧)\s{0,2}[+–-]\s{0,2}(?:[\p{L}\p{N}](?![\p{L}\p{N}])|f\d)/u;

/** Words in quotation marks, and not only the name of a key. */
const QUOTATION = /[“„«"][^“”„«»"]{40,}[”“»"]/g;

/** Whether the text may name the key, so that the text around it is worth reading. */
export function mayNameKey(text: string): boolean {
  return /ctrl|control|strg|steuerung|ктрл|контрол|cmd|command|⌘|⌃/iu.test(text);
}

/** Whether the text asks to highlight a mistake and press the key. A text that is too long, or that quotes a request, does not. */
export function asksForKey(text: string): boolean {
  if (text.length > MAX_KEY_LINE) return false;
  const line = plain(text.replace(QUOTATION, ' '));
  const keys = positions(line, KEY);
  if (keys.length === 0 || !MISTAKE.test(line)) return false;
  if (OTHER_MATTER.test(line) || OTHER_KEYS.test(line)) return false;
  return positions(line, HIGHLIGHT).some((at) => keys.some((key) => Math.abs(key - at) <= MAX_DISTANCE));
}

function positions(line: string, words: RegExp): number[] {
  return Array.from(line.matchAll(words), ({ index }) => index);
}

/** Returns the text in lower case without accents, so that `й`, `ї` and `і` become `и`, and `أ` becomes `ا`. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('і', 'и');
}
