// The e-mail addresses that a contact page hides from programs and has its own script show: Cloudflare, TYPO3, Joomla, plugins of
// WordPress, and parts of an address in attributes.

import { percentDecoded } from '../../correction/text';
import { type Attributes, readTags } from '../html-tags';
import { mailboxesOf, writtenMailboxes } from '../mailbox';
import { HIDING_ATTRIBUTE, hidingLink, unhidden } from './mail-links';
import { joinedStrings } from './script-strings';
import { mailboxesInText } from './written-mailboxes';

/** Maximum number of hidden addresses of a page. */
const MAX_FOUND = 50;
/** Maximum number of elements with such attributes that are read. */
const MAX_TRIED = 1_000;
/** Maximum length of a hidden address, in UTF-16 units. */
const MAX_VALUE = 1_000;
/** Maximum length of the page's scripts that is read, in UTF-16 units. */
const MAX_SCRIPTS = 200_000;

/**
 * Returns the addresses that the page hides from programs.
 *
 * @param isOwn whether an address is of the page's own site. What may be read in several ways counts only if it is.
 */
export function cloakedMailboxes(html: string, isOwn: (mailbox: string) => boolean): string[] {
  const found: string[] = [];
  let scripts = '';
  let isScript = false;
  let tried = 0;
  readTags(html, {
    opens(name, attributes) {
      isScript = name === 'script' && !attributes.has('src');
      if (!mayHide(attributes)) return true;
      tried += 1;
      const value = (key: string) => attributes.get(key)?.slice(0, MAX_VALUE) ?? '';
      const firstOf = (keys: readonly string[]) => keys.map(value).find((one) => one !== '') ?? '';
      found.push(
        ...mailboxesOf(unhidden(hidingLink(value(HIDING_ATTRIBUTE)))),
        ...mailboxesOf(unrotated(value('data-mailto-token'))),
        ...mailboxesOf(unrotated(tokenIn(value('href')))),
        ...decodedAttribute(firstOf(WHOLE), isOwn),
        ...joined(firstOf(NAMES), firstOf(DOMAINS), firstOf(ENDINGS)).filter(isOwn).slice(0, 1),
      );
      return found.length < MAX_FOUND && tried < MAX_TRIED;
    },
    text(text) {
      if (isScript && scripts.length < MAX_SCRIPTS) scripts += text;
    },
    closes(name) {
      if (name === 'script' && isScript) scripts += '\n;'; // no statement continues in the next script
      isScript = false;
      return true;
    },
  });
  return [...found, ...inScripts(scripts.slice(0, MAX_SCRIPTS)).filter(isOwn)].slice(0, MAX_FOUND);
}

function mayHide(attributes: Attributes): boolean {
  return (
    (attributes.size > 0 && SIGNS.some((key) => attributes.has(key))) ||
    /^\s*javascript:\s*linkTo_/i.test(attributes.get('href') ?? '')
  );
}

/** Attributes with a whole address, plain or changed. */
const WHOLE = [
  'data-email',
  'data-mail',
  'data-mailto',
  'data-e-mail',
  'data-email-address',
  'data-enc-email',
];
/** Attributes with the parts of an address. */
const NAMES = ['data-user', 'data-name', 'data-local', 'data-localpart', 'data-username', 'data-part1'];
const DOMAINS = ['data-domain', 'data-website', 'data-host', 'data-part2'];
const SIGNS = [HIDING_ATTRIBUTE, 'data-mailto-token', ...WHOLE, ...DOMAINS];
const ENDINGS = ['data-tld', 'data-ext', 'data-part3'];

/** Returns the address as written, else as any of the usual changes of it. */
function decodedAttribute(value: string, isOwn: (mailbox: string) => boolean): string[] {
  if (value === '') return [];
  const plain = addressesIn(value);
  if (plain.length > 0 && !ROTATED.test(value)) return plain;
  const changed = [reversed(value), rot13(value.replace(ROTATED, '@')), fromBase64(value)];
  return [...plain.filter(isOwn), ...changed.flatMap(addressesIn).filter(isOwn)].slice(0, 1);
}

/** Letters that may as well be rotated: the plugin that rotates them writes the sign in brackets. */
const ROTATED = /\[at\]/i;

function addressesIn(value: string): string[] {
  const written = mailboxesInText([value.trim()]).map(({ mailbox }) => mailbox);
  return written.length > 0 ? written : writtenMailboxes(value);
}

/** Returns the ways in which the parts may form an address. */
function joined(name: string, domain: string, ending: string): string[] {
  if (name === '' || domain === '') return [];
  const end = ending === '' ? '' : `.${ending.replace(/^\./, '')}`;
  const whole = `${name}@${domain.replace(/^@/, '')}`;
  return [`${whole}${end}`, whole, `${reversed(name)}@${reversed(domain)}`].flatMap(addressesIn);
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => rotate(letter, 13, letter <= 'Z' ? 'A' : 'a', 26));
}

function fromBase64(text: string): string {
  try {
    return /^[\w+/]+={0,2}$/.test(text) ? atob(text) : '';
  } catch {
    return ''; // not base64
  }
}

function rotate(character: string, by: number, first: string, size: number): string {
  const start = first.charCodeAt(0);
  return String.fromCharCode(start + ((((character.charCodeAt(0) - start + by) % size) + size) % size));
}

/** The ranges in which TYPO3 rotates characters: the first character, and how many there are. */
const RANGES = [
  ['+', 16],
  ['@', 27],
  ['a', 26],
] as const;

/** How far TYPO3 may rotate: an administrator chooses a number from -10 to 10. */
const MAX_ROTATION = 10;

/** Returns the `mailto:` link that TYPO3 encrypts; `''` if there is none. The script has the number, so each is tried. */
function unrotated(token: string): string {
  for (let by = -MAX_ROTATION; token !== '' && by <= MAX_ROTATION; by += 1) {
    const plain = Array.from(token, (character) => {
      const range = RANGES.find(([first, size]) => {
        const place = character.charCodeAt(0) - first.charCodeAt(0);
        return place >= 0 && place < size;
      });
      if (range === undefined) return character;
      const [first, size] = range;
      return rotate(character, by, first, size);
    }).join('');
    if (/^mailto:/i.test(plain)) return plain;
  }
  return '';
}

/** Returns the token in `javascript:linkTo_UnCryptMailto('…')`. */
function tokenIn(href: string): string {
  const [, token = ''] =
    /^\s*javascript:\s*linkTo_UnCryptMailto\((?:'|"|%27|%22)(.*?)(?:'|"|%27|%22)/i.exec(href) ?? [];
  return percentDecoded(token).replaceAll('\\', '');
}

/** Returns the addresses in the strings that scripts put together, such as Joomla's `addy`. */
function inScripts(scripts: string): string[] {
  return joinedStrings(scripts).flatMap((html) => {
    const texts: string[] = [''];
    readTags(html, {
      opens(_, attributes) {
        texts.push(attributes.get('href') ?? '', '');
        return true;
      },
      text(text) {
        texts.push(`${texts.pop() ?? ''}${text}`);
      },
      closes: () => true,
    });
    return mailboxesInText(texts).map(({ mailbox }) => mailbox);
  });
}
