// The recipients and contact pages that a page names, from all sources in its parts.

import { type JsonLd, readGraph } from '../page/json-ld';
import { namesOf } from '../page/thing';
import type { Contacts } from './candidate';
import { withSites } from './own-site';
import type { Anchor, PageParts } from './page-parts';
import { plainWords } from './purpose';
import { mergeContacts } from './ranking';
import { MAX_AUTHORS } from './read-parts';
import { contactPages } from './sources/contact-links';
import { correctionsLinks } from './sources/corrections-links';
import { editLinks } from './sources/edit-links';
import { keyTool } from './sources/key-tool';
import { mailLinks } from './sources/mail-links';
import { mistapeCandidates } from './sources/mistape';
import { contactsIn } from './sources/structured-data';

/** The parts, with what its JSON-LD says. */
type ParsedPage = PageParts & { readonly data: JsonLd };

/** A source of contacts: what one part of a page names. To add one, write a file in `sources` and list it here. */
type PageSource = (page: ParsedPage, address: string) => Contacts;

const SOURCES: readonly PageSource[] = [
  ({ mistape }, address) => ({ candidates: mistapeCandidates(mistape, address), pages: [] }),
  ({ data, base }) => contactsIn(data, base),
  ({ anchors, authors, data }) => {
    const names = [...authors, ...authorsIn(data), ...authorsLinked(anchors)];
    return { candidates: mailLinks(anchors, authorsAmong(names)), pages: [] };
  },
  ({ keyToolSign: sign }, address) => keyTool(sign, address),
  ({ anchors, base }, address) => ({ candidates: [], pages: contactPages(anchors, address, base) }),
  ({ anchors, base, sections }, address) => ({
    candidates: editLinks(anchors, address, base, sections),
    pages: [],
  }),
];

/**
 * Returns the contacts in the parts of a page.
 *
 * @param address the address of the page: contacts of another site rank lower.
 */
export function contactsAmong(parts: PageParts, address: string): Contacts {
  const page = { ...parts, data: readGraph(parts.scripts) };
  const found = SOURCES.map((source) => source(page, address));
  return mergeContacts(
    ...found.map(({ candidates, pages }) => ({ candidates: withSites(candidates, address), pages })),
    { candidates: correctionsLinks(page.anchors, address, page.base), pages: [] }, // which judges other sites itself
  );
}

/** Maximum number of things in structured data whose authors are read, to limit the work on a hostile page. */
const MAX_THINGS = 20;

function authorsIn({ subjects, lookUp }: JsonLd): string[] {
  return subjects.slice(0, MAX_THINGS).flatMap(({ author }) => namesOf(author, lookUp));
}

/** Returns the authors whose pages are linked in a byline (https://microformats.org/wiki/rel-author). */
function authorsLinked(anchors: readonly Anchor[]): string[] {
  return anchors.filter(({ rel }) => /(^|\s)author(\s|$)/i.test(rel)).map(({ text }) => text);
}

/**
 * Returns a function that says whether an address is one of the authors', by the usual ways to make an address of a name: for Ada
 * Byron Writer `ada.writer`, `awriter`, `writer.ada`, `ada` and so on.
 *
 * @param names the authors' names as in bylines.
 */
function authorsAmong(names: readonly string[]): (mailbox: string) => boolean {
  const known = new Set(names.slice(0, MAX_AUTHORS).flatMap(namesInAddresses));
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
