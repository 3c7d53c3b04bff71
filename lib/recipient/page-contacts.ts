// Whom a page names: read from the document as it stands.

import { type JsonLd, readJsonLd } from '../page/json-ld';
import { readMetaElements } from '../page/meta-elements';
import { baseOf } from '../page/safe-dom';
import { namesOf } from '../page/thing';
import { authorsAmong } from './authors';
import type { Contacts } from './candidate';
import { withSites } from './own-site';
import { type Anchor, anchorsOf } from './page-links';
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

/** The same from what was read of the page. */
export function contactsAmong({ anchors, data, authors, base }: PageParts, address: string): Contacts {
  const isAuthors = authorsAmong([...authors, ...authorsIn(data), ...authorsLinked(anchors)]);
  const said = contactsIn(data, base);
  return mergeContacts(
    { candidates: withSites(said.candidates, address), pages: said.pages },
    {
      candidates: withSites(mailLinks(anchors, isAuthors), address),
      pages: contactPages(anchors, address, base),
    },
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
