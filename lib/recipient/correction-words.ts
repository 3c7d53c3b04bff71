// The words with which a page asks its readers to report a mistake. A page that only lists its corrections does not use them.

import { plainWords } from './purpose';

/** Maximum number of words between what the reader does and the mistake: “report a small factual error”. */
const MAX_BETWEEN = 4;
/** Maximum number of words of a link that asks: a headline has more. */
const MAX_WORDS = 10;

interface Asking {
  /** What the reader does, and what is then reported. Each is an expression for one or more whole plain words. */
  readonly does: string;
  readonly reports: string;
  /** Whether the language also says it in the other order: “Fehler melden”. */
  readonly inAnyOrder?: true;
}

/**
 * In the languages of the interface (English, German, French, Spanish, Polish, Latvian, Ukrainian, Arabic) and in Portuguese,
 * Italian, Dutch, Czech and Russian, as {@link plainWords} returns them.
 */
const ASKING: readonly Asking[] = [
  {
    does: 'report(?:ing)?|submit|suggest|send|request|propose|flag|point out|tell us about|know (?:about|of)|make',
    reports:
      'errors?|mistakes?|typos?|corrections?|clarifications?|inaccurac(?:y|ies)|misprints?|misspellings?|errat(?:a|um)',
  },
  {
    does: 'spot(?:ted)?|see|seen|saw|find|found|noticed?',
    reports:
      'errors?|mistakes?|typos?|inaccurac(?:y|ies)|misprints?|misspellings?|errat(?:a|um)|something (?:wrong|incorrect|inaccurate|amiss)',
  },
  {
    does: 'melden|melde|meldet|gemeldet|gefunden|entdeckt|bemerkt|gesehen|aufgefallen|mitteilen|vorschlagen|einreichen|hinweisen|senden|schicken',
    reports:
      '(?:rechtschreib|schreib|tipp|druck|grammatik|sach)?fehlern?|fehlerhinweise?|korrekturen|korrektur|korrekturvorschlag|irrtum|ungenauigkeit',
    inAnyOrder: true,
  },
  {
    does: 'signale[rz]|suggere[rz]|propose[rz]|envoye[rz]|demande[rz]|repere|releve|trouve|remarque|constate|decouvert|vu|voyez',
    reports: 'erreurs?|fautes?|coquilles?|corrections?|inexactitudes?|imprecisions?|rectifications?',
  },
  {
    does: 'report(?:ar?|e)|inform(?:ar?|e)|notific(?:ar?|que)|comunic(?:ar?|que)|avis(?:ar|e|anos|enos)|senal(?:ar?|e)|suger(?:ir|encias)|sugier[ea]|propon(?:er|ga|nos)|envi(?:ar?|e|anos)|encontr(?:aste|o|ado)|detect(?:aste|o|ado)|visto|viste|ves|ve',
    reports: 'error(?:es)?|erratas?|correccion(?:es)?|fallos?|inexactitud(?:es)?|equivocacion',
  },
  {
    does: 'zgłos\\p{L}*|zgłasza\\p{L}*|zauwazy\\p{L}*|znalaz\\p{L}*|znalez\\p{L}*|widzisz|dostrzeg\\p{L}*|wykry\\p{L}*|zaproponuj|przeslij|wyslij',
    reports:
      'bład|błedu|błedy|błedow|błedach|błedzie|literowk\\p{L}*|pomyłk\\p{L}*|poprawk\\p{L}*|korekt[aeyę]|sprostowani\\p{L}*|niescisłosc\\p{L}*',
  },
  {
    does: '(?:pa)?zino\\p{L}*|paman[ai]\\p{L}*|atrad\\p{L}*|ieraudzij\\p{L}*|redzi\\p{L}*|iesaki\\p{L}*|iesniedz\\p{L}*|(?:no|ie)suti\\p{L}*',
    reports: 'klud\\p{L}*|neprecizitat\\p{L}*|labojum\\p{L}*|parrakst\\p{L}*',
  },
  {
    does: 'повідом\\p{L}*|знаишли|знаишов|знаишла|помітил\\p{L}*|побачил\\p{L}*|бачите|виявил\\p{L}*|запропон\\p{L}*|надісл\\p{L}*|надішліть',
    reports: 'помилк\\p{L}*|помилок|неточн\\p{L}*|одрук\\p{L}*|описк\\p{L}*|виправлен\\p{L}*|уточнен\\p{L}*',
  },
  {
    does: 'сообщ\\p{L}*|нашли|нашел|заметил\\p{L}*|увидел\\p{L}*|обнаружил\\p{L}*|предлож\\p{L}*|прислать|пришлите',
    reports: 'ошибк\\p{L}*|ошибок|неточност\\p{L}*|опечатк\\p{L}*|исправлен\\p{L}*',
  },
  {
    does: '(?:ال)?ابلاغ عن|ابلغ(?:نا|ونا|وا)? عن|بلغ(?:نا)? عن|وجدت|وجدتم|لاحظت|لاحظتم|رايت|اقترح|اقتراح|ارسل|ارسال',
    reports: '(?:ال)?خطا|خطأ|(?:ال)?اخطاء|(?:ال)?تصحيح|تصحيحا|(?:ال)?تصويب',
  },
  {
    does: 'report(?:ar|e)|comuni(?:car|que)|inform(?:ar|e)|avis(?:ar|e)|encontrou|viu|sugerir|sugira|enviar|envie',
    reports: 'erros?|correc(?:ao|oes)|gralhas?',
  },
  {
    does: 'segnala(?:re|ci)?|trovato|notato|visto|suggerisci|invia(?:ci)?',
    reports: 'error[ei]|refus[oi]|correzion[ei]',
  },
  {
    does: 'meld|melden|gezien|gevonden|ontdekt|zie|doorgeven|rapporteer',
    reports: '(?:tik|spel|taal|schrijf)?fout(?:en|je)?|correcties?|onjuistheid',
    inAnyOrder: true,
  },
  {
    does: 'nahlas(?:it|te)|nasli|nasel|nasla|vsimli|zaznamenali|zaznamenal|objevili|objevil|navrhn\\p{L}*|posli|poslete',
    reports: 'chyb\\p{L}*|preklep\\p{L}*|oprav[ayu]',
  },
];

/** Words that may come before what the reader does. */
const LEAD =
  'please|to|if|you|have|has|did|do|help|us|click|here|and|haben|hast|habt|sie|du|ihr|ich|einen|einem|den|wir|bitte|vous|avez|pour|si|ha|has|usted|por|favor|si|czy|widzisz|ja|vai|esat|esi|я|ви|ти|якщо|чи|хочу|если|вы|هل|لقد|اذا|yra|voce|hai|heeft|heb|u|je|jste|een|un|une';
/** Words with which a link goes on after it has said what is reported. */
const TAIL =
  'in|on|with|to|about|here|this|for|us|form|or|im|in|an|am|auf|hier|uns|zu|diesem|diesen|dans|sur|ici|a|au|en|aqui|este|esta|w|na|do|tutaj|saja|sai|raksta|teksta|rakstā|seit|у|в|на|тут|цьому|редакції|редакции|здесь|في|على|هنا|neste|nesta|nel|qui|dit|deze|v|zde';

const between = `(?: \\S+){0,${MAX_BETWEEN}}? `;
const asking = ASKING.flatMap(({ does, reports, inAnyOrder }) => [
  `(?:${does})${between}(?:${reports})`,
  ...(inAnyOrder ? [`(?:${reports})${between}(?:${does})`] : []),
]).join('|');

const IN_SENTENCE = new RegExp(`(?<!\\S)(?:${asking})(?!\\S)`, 'u');
/** A sentence may also only name them. */
const NAMED_IN_SENTENCE =
  /(?<!\S)(?:(?:for|with|your|any|email|mail|send|submit) corrections?|corrections? to|korrekturen an|fehlerhinweise? an|corrections? a|correcciones a)(?!\S)/u;
const AS_LINK = new RegExp(
  `^(?:(?:${LEAD}) ){0,4}(?:${asking}|korrekturhinweis|korrekturvorschlag|fehlerhinweis)(?= (.+)$|$)`,
  'u',
);

/** Words of a link that points to what its sentence says: “here”, “this form”, “write to us”. */
const POINTS = new RegExp(
  `(?<!\\S)(?:${[
    'here|form|this link|write(?: to)? us|contact(?: us)?|e ?mail(?: us)?|let us know|tell us|get in touch|send us|feedback|report it',
    'hier|(?:kontakt)?formular|schreiben sie uns|schreibt? uns|kontakt|kontaktieren sie uns|sagen sie es uns|teilen sie (?:es )?uns|mail',
    'ici|formulaire|ecrivez nous|nous ecrire|contactez nous|nous contacter|dites le nous|signalez le|faites le nous savoir',
    'aqui|formulario|escribenos|escribanos|contactanos|contactenos|avisanos|avisenos|haz clic|cuentanos',
    'tutaj|tu|formularz|formularza|napisz do nas|skontaktuj sie|daj nam znac|zgłos',
    'seit|te|veidlapu|veidlapa|anketu|anketa|rakstiet|raksti mums|sazinieties|zino|zinojiet',
    'тут|сюди|форма|форму|формі|напишіть|зв яжіться|звяжіться|повідомте|посиланням',
    'здесь|сюда|форме|напишите|сообщите|ссылке',
    'هنا|النموذج|نموذج|راسلنا|راسلونا|تواصل معنا|اتصل بنا|اكتب لنا|ابلغنا|اخبرنا',
    'formulario|fale conosco|qui|modulo|scrivici|contattaci|formulier|laat het ons weten|mail ons|zde|formular|formulare|formularem|napiste nam',
  ].join('|')})(?!\\S)`,
  'u',
);
/** Maximum number of words of a link that only points. */
const MAX_POINTING_WORDS = 6;

/** A question that is only the mistake: “Erramos?” (did we err?), “Fehler?”. Without the question mark it may name a list. */
const QUESTION =
  /^[¿\s]*(?:erramos|errou|errors?|errores|erreurs?|errore|mistakes?|typos?|fehler|fout|chyba|błąd|kļūda|помилка|ошибка|خطأ)\s*[?？؟]$/iu;

/** Whether a link’s own words ask the reader to report a mistake. */
export function asksForCorrections(text: string): boolean {
  if (QUESTION.test(text.trim())) return true;
  const words = plainWords(text.replace(AFTER_DASH, ''));
  if (countWords(words) > MAX_WORDS) return false;
  const found = AS_LINK.exec(words);
  if (found === null) return false;
  const rest = found[1] ?? '';
  return rest === '' || startsWithTail.test(rest) || POINTS.test(rest);
}

/** What follows a dash is about the link: “Comunicar erro - Site externo”. */
const AFTER_DASH = /\s[-–—|(].*$/s;

const startsWithTail = new RegExp(`^(?:${TAIL})(?!\\S)`, 'u');

/** Whether the words around a link ask for corrections. */
export function sentenceAsks(context: string): boolean {
  const words = plainWords(context);
  return IN_SENTENCE.test(words) || NAMED_IN_SENTENCE.test(words);
}

/** Whether a link only points to what its sentence says. */
export function isPointing(text: string): boolean {
  const words = plainWords(text);
  return words === '' || (countWords(words) <= MAX_POINTING_WORDS && POINTS.test(words));
}

function countWords(words: string): number {
  return words.split(' ').length;
}
