// What an address is for, according to its name and the words next to it, and how words are compared.

import type { Purpose } from '../correction/recipient';

/** Returns an expression that finds any of the words as a whole word. `|` and line breaks separate them. */
function anyOf(written: string, before = ''): RegExp {
  const words = written.trim().split(/\s*[|\n]\s*/);
  return new RegExp(`(?<![\\p{L}\\p{N}])${before}(${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
}

const CORRECTIONS = anyOf(`
  corrections? | correct | errata | errors? | fehler | korrektur(en)? | correctifs? | erreurs? | rectifications?
  correcciones | erratas? | rectificaciones | sprostowania | labojumi | kludas | pomylky | vypravlennya | correzioni
  correcoes | opravy`);
const EDITORS = anyOf(`
  editorial | editorinchief | feedback | newsdesk | newstips | leserbriefe? | lettertoeditor | letterstotheeditor
  ombudsman | readereditor | readerseditor | publiceditor`);
/** Words that may also end a longer word (`chefredaktion`, `webeditor`, but not `creditors`). */
const EDITORS_AT_END = anyOf(
  `editors? | newsroom | redaktion | redactie | redaction | redaccion | redakcja | redakcija | redaktsiya | redakciya
  redakcia | redazione | redacao | redakce`,
  '([a-z]*(?<!cr))',
);
/** Words that mean editors unless another word says otherwise: `help-desk`, `reader-services`. */
const MAYBE_EDITORS = anyOf('news | desk | letters | readers? | tips? | hoax');
const NO_EDITORS = anyOf(
  'help | services? | support | it | front | alerts? | tech | press | media | events? | letter | delivery | rewards',
);

/** Addresses that nobody reads. */
const NOBODY = anyOf(`
  no ?reply | do ?not ?reply | do ?not ?respond | ne ?pas ?repondre | no ?responder | nicht ?antworten | keine ?antwort
  mailer ?daemon | bounces? | unsubscribe`);

/**
 * Addresses for something other than corrections: machines and legal matters; advertising and other partners; subscriptions; job
 * applications.
 */
const FOR_OTHERS = anyOf(`
  abuse | postmaster | hostmaster | security | privacy | privacidad | confidentialite | datenschutz
  datenschutzbeauftragter? | data ?protection | data ?privacy | personal (data|info|information) | dpo | dsb | gdpr | dsgvo
  rgpd | rodo | iod | legal | dmca | copyright | accessibility | cookies | terms
  ads? | ad ?choices | ad ?sales | ad ?ops | adverts? | advertise | advertisers? | advertising | advertisements? | anzeigen
  anzeigenservice | werbung | mediadaten | publicite | publicidad | comercial | reklama | reklamy | реклама | sales
  vertrieb | marketing | sponsors? | sponsorships? | sponsoring | partners? | partnerships? | affiliates? | investors?
  syndication | licens(e|es|ing) | permissions? | reprints? | shop | store | tickets?
  subscribe | subscribers? | subscriptions? | abos? | abo ?service | abonnements? | abonnes | suscripcion | suscripciones
  prenumerata | billing | bill payment | invoices? | rechnung(en)? | news ?letters?
  jobs? | careers? | karriere | bewerbung(en)? | recruiting | recruitment | hr | empleo | praca | vacancies`);

/** Texts of links, in the form that {@link plainWords} returns. */
const CORRECTIONS_TEXT =
  /(?<!\p{L})(corrections?|errata|erratum)(?!\p{L})|report (an? )?(error|mistake|typo)|(spot|found|see|notice)(ted)? (an? )?(error|mistake|typo)|fehler (melden|gefunden|entdeckt)|korrektur|signaler une (erreur|faute)|rectifica|correccion|fe de (errata|errore)|(informar|reportar|notificar)( de)?( un)? error|zgłos (bład|błedy)|sprostowani|(zino|zinot|ziniet) par kludu|labojum|(повідомити|повідомте) про помилк|помилк[аиу] в тексті|виправлен|الابلاغ عن خطا|تصحيح|تصويب/u;
const EDITORS_TEXT =
  /(?<!\p{L})(newsroom|feedback|letters? to the editors?|(chef|online)?redaktion|leserbriefe?|redaction|redaccion|redakcj[aieu]|redakcij(a|ai|as|u|e))(?!\p{L})|редакці|تحرير/u;
/** Values of https://schema.org/contactType: free text, mostly in English. */
const EDITORS_TYPE = /editor|newsroom|\bnews\b|redak|redac|redaz|редакц|تحرير|journalis/u;
const OTHER_TYPE = anyOf(`
  technical | reservations? | credit card | emergency | baggage | roadside | package | press | presse | prensa | prasa | media
  public relations | customer acquisition`);

/** Maximum length of a link's text or of an address, in UTF-16 units, to limit the work on hostile text. */
const MAX_TEXT = 1_000;

/**
 * Returns what an address is for, according to its name and the text of its link; `undefined` if it is for something else, so that
 * it is not offered to readers.
 *
 * @param text the text of the link to the address.
 */
export function purposeOf(mailbox: string, text = ''): Purpose | undefined {
  const name = nameOf(mailbox);
  const words = plainWords(withoutAddresses(text.slice(0, MAX_TEXT)));
  if (NOBODY.test(name)) return undefined;
  if (CORRECTIONS.test(name)) return 'corrections';
  const isForOthers = saysForOthers(name);
  if (EDITORS.test(name) || EDITORS_AT_END.test(name)) return isForOthers ? 'general' : 'editors';
  if (isForOthers) return undefined;
  if (CORRECTIONS_TEXT.test(words)) return 'corrections';
  if (EDITORS_TEXT.test(words) && !saysForOthers(words)) return 'editors';
  return MAYBE_EDITORS.test(name) && !NO_EDITORS.test(name) ? 'editors' : 'general';
}

/**
 * Returns what an address is for that a site names as its contact for `type`; `undefined` as in {@link purposeOf}.
 *
 * @param type in the site's own words; `''` if it does not say.
 */
export function purposeOfContact(mailbox: string, type: string): Purpose | undefined {
  const own = purposeOf(mailbox);
  const words = plainWords(type);
  if (own === undefined || own === 'corrections') return own;
  if (/correct|errat|fehler|korrekt|rectif|sprostow|labojum|виправлен|تصحيح|تصويب/u.test(words))
    return 'corrections';
  if (saysForOthers(words) || (OTHER_TYPE.test(words) && !EDITORS_TYPE.test(words))) {
    return own === 'editors' ? 'general' : undefined;
  }
  return EDITORS_TYPE.test(words) ? 'editors' : own;
}

/**
 * Returns what an address is for that stands next to `label` on a contact page; `undefined` as in {@link purposeOf}. An address
 * whose name says nothing is for what its label says.
 */
export function purposeNextTo(mailbox: string, label: string): Purpose | undefined {
  const purpose = purposeOf(mailbox, label);
  const words = plainWords(withoutAddresses(label));
  const isForOthers = saysForOthers(words) || OTHER_TYPE.test(words);
  return purpose === 'general' && isForOthers ? undefined : purpose;
}

const EVERYONE = anyOf(`
  info | infos | information | contact | contacts | contactus | kontakt | kontakty | contacto | contato | contatti | hello | hallo
  hola | bonjour | office | mail | email | e ?mail | post | buero | biuro | secretariat | sekretariat | enquiries | inquiries
  general | team`);

/** Whether the address is, by its name, one that anyone may write to, and not a person's. */
export function isForEveryone(mailbox: string): boolean {
  return EVERYONE.test(nameOf(mailbox));
}

/** Whether the words are about something other than corrections. */
export function saysForOthers(words: string): boolean {
  return FOR_OTHERS.test(words);
}

/** Returns the text without addresses: the domain of an address does not say who reads it. */
function withoutAddresses(text: string): string {
  return text
    .split(/\s/)
    .filter((word) => !word.includes('@'))
    .join(' ');
}

/** Returns the words in the name of an address, separate and joined: `letters to the editor` and `noreply`. */
function nameOf(mailbox: string): string {
  const [written = ''] = mailbox.slice(0, MAX_TEXT).split('@', 1);
  const name = plainWords(written.replace(/_/g, ' '));
  return `${name} ${name.replaceAll(' ', '')}`;
}

/** Maximum length of text that is compared, in UTF-16 units. */
const MAX_LENGTH = 200;

/**
 * Returns the words in lower case, without accents and punctuation, separated by one space: `Qui sommes-nous ?` and
 * `qui-sommes-nous` become the same words, and so do `Complaints & corrections` and `complaints-and-corrections`.
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
