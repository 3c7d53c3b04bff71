// Whom a page names: read from the document as it stands.

import { type JsonLd, readJsonLd } from '../page/json-ld';
import { type Contacts, mergeContacts } from './candidate';
import { contactPages } from './contact-pages';
import { withSites } from './elsewhere';
import { mailLinks } from './mail-links';
import { type Anchor, anchorsOf } from './page-links';
import { contactsIn } from './structured-data';

/** @param address of the page: what is of another site counts less, whatever the page says of itself. */
export function contactsOnPage(document: Document, address: string): Contacts {
  return contactsAmong(anchorsOf(document), readJsonLd(document), address, document.baseURI);
}

/**
 * The same from what was read of the page.
 *
 * @param base against which relative addresses are resolved.
 */
export function contactsAmong(
  anchors: readonly Anchor[],
  data: JsonLd,
  address: string,
  base = address,
): Contacts {
  const said = contactsIn(data, base);
  return mergeContacts(
    { candidates: withSites(said.candidates, address), pages: said.pages },
    { candidates: withSites(mailLinks(anchors), address), pages: contactPages(anchors, address, base) },
  );
}
