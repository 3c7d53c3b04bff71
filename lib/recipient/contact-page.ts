// A page on which a site says how it is reached, looked at on the reader's wish.

import { anonymousFetch, beginningOf, type Fetch, type Question } from '../net/anonymous-fetch';
import { isSameSite } from '../page/site';
import { type Contacts, NO_CONTACTS } from './candidate';
import { contactsInHtml } from './html-contacts';
import { speaksFor } from './own-site';
import { mergeContacts } from './ranking';

const TIMEOUT_MS = 8_000;
/** Far more than such a page has; in UTF-16 units. */
const MAX_HTML = 2_000_000;

/**
 * The addresses on that page, asked for without cookies and referrer; never throws.
 *
 * @param page of the site about which the reader writes: what is of another site is none of its contacts.
 */
export async function askContactPage(page: string, contactPage: string, fetch: Fetch): Promise<Contacts> {
  try {
    if (!isSameSite(contactPage, page)) return NO_CONTACTS;
    const question: Question = {
      asker: { page },
      headers: { Accept: 'text/html' },
      redirect: 'follow',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    const response = await anonymousFetch(contactPage, question, fetch);
    const address = response.url || contactPage;
    if (!response.ok || !speaksFor(address, contactPage)) return NO_CONTACTS;
    const { text } = await beginningOf(response, MAX_HTML);
    const { candidates } = contactsInHtml(text, address);
    const found = candidates.map((candidate) => ({ ...candidate, provenance: 'contact-page' as const }));
    return mergeContacts({ candidates: found, pages: [] });
  } catch {
    return NO_CONTACTS; // no answer: the reader can open it
  }
}
