// The recipients and contact pages that a page names, from all sources that are read in it.

import { type JsonLd, readJsonLd } from '../page/json-ld';
import { readMetaElements } from '../page/meta-elements';
import { baseOf } from '../page/safe-dom';
import { namesOf } from '../page/thing';
import type { Contacts } from './candidate';
import { withSites } from './own-site';
import { type Anchor, anchorsOf } from './page-links';
import { plainWords } from './purpose';
import { mergeContacts } from './ranking';
import { contactPages } from './sources/contact-links';
import { mailLinks } from './sources/mail-links';
import { contactsIn } from './sources/structured-data';

/** What was read of a page. */
export interface PageParts {
  readonly anchors: readonly Anchor[];
  readonly data: JsonLd;
  /** The authors that its `<meta>` elements name. */
  readonly authors: readonly string[];
  /** Against which relative addresses are resolved. */
  readonly base: string;
}

/** @param address of the page: what is of another site counts less, whatever the page says of itself. */
export function contactsOnPage(document: Document, address: string): Contacts {
  return contactsAmong(
    {
      anchors: anchorsOf(document),
      data: readJsonLd(document),
      authors: readMetaElements(document)('author'),
      base: baseOf(document),
    },
    address,
  );
}

/** A source of contacts: what one part of a page names. To add one, write a file in `sources` and list it here. */
type PageSource = (page: PageParts, address: string) => Contacts;

const SOURCES: readonly PageSource[] = [
  ({ data, base }) => contactsIn(data, base),
  ({ anchors, authors, data }) => {
    const names = [...authors, ...authorsIn(data), ...authorsLinked(anchors)];
    return { candidates: mailLinks(anchors, authorsAmong(names)), pages: [] };
  },
  ({ anchors, base }, address) => ({ candidates: [], pages: contactPages(anchors, address, base) }),
];

/** The same from what was read of the page. */
export function contactsAmong(page: PageParts, address: string): Contacts {
  const found = SOURCES.map((source) => source(page, address));
  return mergeContacts(
    ...found.map(({ candidates, pages }) => ({ candidates: withSites(candidates, address), pages })),
  );
}

/** More things than a page says of itself; a hostile one shall not keep us busy. */
const MOST_THINGS = 20;

function authorsIn({ subjects, lookUp }: JsonLd): string[] {
  return subjects.slice(0, MOST_THINGS).flatMap(({ author }) => namesOf(author, lookUp));
}

/** A byline links to its author's page: https://microformats.org/wiki/rel-author. */
function authorsLinked(anchors: readonly Anchor[]): string[] {
  return anchors.filter(({ rel }) => /(^|\s)author(\s|$)/i.test(rel)).map(({ text }) => text);
}

/** No page has more authors; a hostile one shall not keep us busy. */
const MOST_AUTHORS = 20;

/**
 * By the ways in which offices make addresses of names: of Ada Byron Writer `ada.writer`, `awriter`, `writer.ada`, `ada`, and
 * the like.
 *
 * @param names as bylines write them.
 */
function authorsAmong(names: readonly string[]): (mailbox: string) => boolean {
  const known = new Set(names.slice(0, MOST_AUTHORS).flatMap(namesInAddresses));
  return (mailbox) =>
    known.has(plainWords(mailbox.split('@')[0]?.replace(/_/g, ' ') ?? '').replaceAll(' ', ''));
}

function namesInAddresses(name: string): string[] {
  const words = plainWords(name.replace(/^\s*by\s/i, '')).split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length < 2) return [];
  const [f = '', l = ''] = [first.slice(0, 1), last.slice(0, 1)];
  return [words.join(''), first + last, last + first, f + last, first + l, last + f, first, last];
}
