// The e-mail addresses in the text of a contact page, also those that are written for people only: `desk (at) paper (dot) org`. The
// text of a story is not read: it may be a comment.

import { writtenMailboxes } from '../mailbox';

/** Maximum number of places on a page that are read as an address. */
const MAX_PLACES = 1_000;
/** Maximum number of addresses of a page. */
const MAX_FOUND = 50;
/** Maximum length of the name in an address, in UTF-16 units (RFC 5321). */
const MAX_NAME = 64;
/** Maximum length of the domain in an address, in UTF-16 units, with some room for written dots. */
const MAX_DOMAIN = 320;
/** Maximum length of the words before an address that say whose it is, in UTF-16 units. */
const MAX_LABEL = 60;

export interface WrittenMailbox {
  readonly mailbox: string;
  /** The words before the address, or on the line above if its line begins with it. */
  readonly label: string;
}

const AT = 'at|ät|@|arobase|arobas|arroba|chiocciola|apenstaartje|zavin[aá][cč]|ma[lł]pa|собака|равлик';
/** The sign in an address: as it is, in brackets as a word, or as a word alone. */
const SIGNS = new RegExp(` ?[([{<]{1,2} ?(?:${AT}) ?[)\\]}>]{1,2} ?| ?[@＠﹫] ?| (?:at) `, 'giu');
const DOT =
  ' ?[([{<]{1,2} ?(?:dot|\\.|punkt|point|punto|ponto|kropka|крапка|точка) ?[)\\]}>]{1,2} ?| dot |\\.';
const LABEL = '[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}-]{0,62}';
const DOMAIN = new RegExp(`^${LABEL}(?:(?:${DOT})${LABEL}){1,6}`, 'iu');
const DOTS = new RegExp(DOT, 'giu');
const NAME = /[\p{L}\p{N}.+_'-]{1,64}$/u;

/**
 * Returns the addresses in the text, each with its label.
 *
 * @param lines the visible text, with single spaces.
 */
export function mailboxesInText(lines: readonly string[]): WrittenMailbox[] {
  const found: WrittenMailbox[] = [];
  let places = 0;
  for (const [index, line] of lines.entries()) {
    let end = 0; // of the last address on the line
    SIGNS.lastIndex = 0;
    for (const sign of line.matchAll(SIGNS)) {
      places += 1;
      if (places > MAX_PLACES || found.length >= MAX_FOUND) return found;
      if (sign.index < end) continue;
      const address = addressAround(line, sign[0], sign.index);
      if (address === undefined) continue;
      const before = line.slice(Math.max(end, address.start - MAX_LABEL), address.start);
      const label = /\p{L}/u.test(before)
        ? before
        : end === 0
          ? (lines[index - 1] ?? '').slice(-MAX_LABEL)
          : '';
      found.push({ mailbox: address.mailbox, label });
      end = address.end;
    }
  }
  return found;
}

interface Place {
  readonly mailbox: string;
  readonly start: number;
  readonly end: number;
}

/** Returns the address around the sign; `undefined` if the words there are none. */
function addressAround(line: string, sign: string, index: number): Place | undefined {
  const after = index + sign.length;
  const [name = ''] = NAME.exec(line.slice(Math.max(0, index - MAX_NAME), index)) ?? [];
  const [domain = ''] = DOMAIN.exec(line.slice(after, after + MAX_DOMAIN)) ?? [];
  const start = index - name.length;
  // `@desk@social.example` is an account, and `https://user@…` a link.
  if (name === '' || domain === '' || /[@/\p{L}\p{N}]/u.test(line.charAt(start - 1))) return undefined;
  const end = after + domain.length;
  if (!isSurelyOne(line, { name, sign, domain, start, end })) return undefined;
  const [mailbox] = writtenMailboxes(`${name.replace(/^[.'-]+/, '')}@${domain.replace(DOTS, '.')}`);
  return mailbox === undefined ? undefined : { mailbox, start, end };
}

interface Parts {
  readonly name: string;
  readonly sign: string;
  readonly domain: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Whether the parts are an address and not words of a sentence. “Read us at paper.example” is a sentence. “desk at paper dot example”
 * is an address, and so is “desk at paper.example” alone on its line.
 */
function isSurelyOne(line: string, { name, sign, domain, start, end }: Parts): boolean {
  const isApart = /^ ?(at|[@＠﹫]) ?$/iu.test(sign) && sign.includes(' ');
  if (!isApart || domain.includes(' ')) return true;
  const isAlone = /^$|: ?$/.test(line.slice(0, start)) && end === line.length;
  return isAlone && name === name.toLowerCase();
}
