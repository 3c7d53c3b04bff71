// Reads a contact page of a site, when the reader asks for it.

import { anonymousFetch, beginningOf, type Fetch, type RequestOptions } from '../net/anonymous-fetch';
import { isSameSite } from '../page/site';
import { type Contacts, NO_CONTACTS } from './candidate';
import { contactsInHtml } from './html-contacts';
import { speaksFor } from './own-site';
import { mergeContacts } from './ranking';

/** How long the request may take, in milliseconds. */
const TIMEOUT_MS = 8_000;
/** Maximum length that is read of the page, in UTF-16 units: far more than contact pages have. */
const MAX_HTML = 2_000_000;

/**
 * Returns the addresses on a contact page. The request has no cookies and no referrer. Never throws.
 *
 * @param page the page about which the reader writes. A contact page of another site is not read.
 */
export async function fetchContactPage(page: string, contactPage: string, fetch: Fetch): Promise<Contacts> {
  try {
    if (!isSameSite(contactPage, page)) return NO_CONTACTS;
    const options: RequestOptions = {
      onBehalfOf: { page },
      headers: { Accept: 'text/html' },
      redirect: 'follow',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    const response = await anonymousFetch(contactPage, options, fetch);
    const address = response.url || contactPage;
    if (!response.ok || !speaksFor(address, contactPage)) return NO_CONTACTS;
    const { text } = await beginningOf(response, MAX_HTML);
    const { candidates } = contactsInHtml(text, address);
    const found = candidates
      .filter(({ type }) => type !== 'issue') // it is about the contact page itself
      .map((candidate) => ({ ...candidate, provenance: 'contact-page' as const }));
    return mergeContacts({ candidates: found, pages: [] });
  } catch {
    return NO_CONTACTS; // no response: the reader can open the page
  }
}
