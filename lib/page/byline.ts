// The names in what content systems put where an author is meant: mark-up, dates, e-mail addresses, roles, paths.

import { toLine } from './line';

/** A profile's name after the name (`Ada Writer @ada`). */
const HANDLE_AFTER = /\s+@\S+$/;
const TAG = /<\/?[a-z][^<>]*>/gi;
const MAILBOX = /(mailto:)?[^\s<>()[\],;:]+@[^\s<>()[\],;:]+\.[^\s<>()[\],;:]+/gi;
/** A name in brackets after an address, as in feeds: `ada@news.example (Ada Writer)`. */
const AFTER_MAILBOX = /^\s*(?:mailto:)?\S+@\S+\s*\(([^()]*)\)\s*$/i;

/** Words before a name. A name may begin with none of them. */
const BY = new RegExp(
  `^(${[
    '(written |words |text |story |report |posted |reported |published |an article )?by|words|author',
    'par|por|texte|texto|autores?|autora|auteure?|autrice|autor(i(n(nen)?)?|ka|zy)?|text',
    'autors|autore|teksts|tekst|автор(ка|и)?|текст',
  ].join('|')})(:|：|\\s)\\s*|^(بقلم|كتبت?|الكاتبة?)\\s*[:：]?\\s*`,
  'iu',
);
/** “von”, “di” and “de” before a name in full; alone they belong to the name: “von Arnim”, “Di Maio”. */
const OF = /^(von|di|da|door|av|af|od|no)\s+(?=\p{Lu}\S*\s+\p{Lu})/iu;

/** What follows the name: a bar, a dash, a date. */
const PARTS = /\s*[|·•/–—]\s+|\s+-\s+|\s*[|•]\s*/u;
const DATE_AFTER = /\s+(?:(?:on|am|le|el|dnia|at)\s+(?=.*\d).*|\(?\d{1,4}[./:-]\d.*)$/iu;

/** Between two names in full. */
const BETWEEN =
  /(?<=\p{Lu}\S*\s+\S*\p{L}\S*)(?:\s+(?:and|und|et|y|e|i|oraz|un|та|і|й|и)\s+|\s*(?:[&+;]|,\s*and)\s*)(?=\p{Lu}\S*\s+\S*\p{L})/u;

/** Words that name a role or a department and no person. A person may be called Writer or Editor, but not only that. */
const ROLE = new RegExp(
  `^(${[
    'staff|senior|chief|deputy|associate|assistant|managing|executive|contributing|special|guest|freelance|political|business|sports?|science',
    'health|education|foreign|national|local|technology|culture|arts|crime|city|news|web|online|digital|editorial|investigations?|environment',
    'writers?|reporters?|reporting|editors?|correspondents?|journalists?|columnists?|contributors?|authors?|team|desk|newsroom|in|at|of|the|and',
    'redaktion|redaktionsteam|redakteur(in)?|reporter(in)?|korrespondent(in)?|autor(in)?|journalist(in)?|freier?|ressort|politik|sport|wirtschaft',
    'la|el|rédaction|rédacteur|rédactrice|journaliste|correspondante?|redacción|redactora?|periodista|corresponsal|redazione',
    'redakcja|redaktork?a?|dziennikark?a?|dziennikarz|redakcija|redaktors|redaktore|žurnālist[se]|korespondent[se]?|korespondentka',
    'редакція|редактор(ка)?|журналіст(ка)?|кореспондент(ка)?|صحفي|صحفية|محرر|محررة|مراسل|مراسلة|التحرير|هيئة',
  ].join('|')})$`,
  'iu',
);

/** Not a person: the default account of a content system, the placeholder of a template. */
const NOBODY =
  /^(admin|administrator|webmaster|root|null|undefined|unknown|anonymous|none|n\/a|nan|user|editor\d*|author|array|\[object Object\])$/i;
/** Not a name: a profile's address, a path, a handle, a placeholder, and what `byline__author-name` is. */
const CODE =
  /^(https?:|www\.|[@#./\\]|\S+\/\S*\/|authors?\/)|[{}<>$%=]|^\S*\.(html?|php|aspx?|js)$|^[a-z\d]+([_-]+[a-z\d]+)+$|^[a-z]+[A-Z]\w*$/;

/** Returns the names of the people in one byline; none if it names nobody. */
export function namesInByline(byline: string): string[] {
  const line = toLine(byline) ?? '';
  const plain = toLine(line.replace(TAG, ' ')) ?? '';
  const inFeed = AFTER_MAILBOX.exec(plain)?.[1];
  const text = inFeed ?? plain.replace(MAILBOX, '').replace(/[<([]\s*[>)\]]/g, '');
  return text.split(BETWEEN).flatMap((part) => nameIn(part) ?? []);
}

/** `Writer, A. B.`, as libraries write names: nothing in it is a role. */
const WITH_INITIALS = /^[^,\d]+,\s*(\p{Lu}\.[\s-]*)+$/u;

/** Returns the name without the words before it, and without the date and the role after it. */
function nameIn(text: string): string | undefined {
  if (WITH_INITIALS.test(text.trim())) return text.trim();
  const [name = ''] = text.trim().replace(BY, '').replace(OF, '').split(PARTS);
  const words = name
    .replace(HANDLE_AFTER, '')
    .replace(DATE_AFTER, '')
    .split(/\s*,\s*|\s*[()]\s*/u);
  // `Ada Writer, Staff Writer`, `Ada Writer, 20 November`; but `Writer, A.` and `Ada Writer, Ben Editor` are names.
  const end = words.findIndex((part) => !isName(part));
  const whole = words
    .slice(0, end === -1 ? words.length : end)
    .join(', ')
    .replace(/[\s,:;–—-]+$/u, '');
  return whole === '' || NOBODY.test(whole) || CODE.test(whole) ? undefined : whole;
}

/** Whether the text may be a name: it has no date, and more words than a role has. */
function isName(text: string): boolean {
  if (!/\p{L}/u.test(text) || /\d/.test(text)) return false;
  return (
    !text.split(/\s+/).every((word) => ROLE.test(word)) &&
    !/^(in|at|for)\s|\s(correspondent|reporter|writer|editor)$/.test(text)
  );
}
