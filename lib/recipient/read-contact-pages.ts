// Reads the contact pages of a site while the reader writes. If nobody else is known, a reader would open them by hand.

import { isSameSite } from '../page/site';
import type { ContactPage, Contacts } from './candidate';
import { askContactPage } from './contact-page';
import { inPageOrder, mergeContacts } from './ranking';
import type { SiteRequest } from './site-source';

/** Maximum number of contact pages that are read for a form. */
const MAX_READ = 3;

/**
 * Returns the recipients on the contact pages, and the pages that were read, marked as such.
 *
 * @param first pages that come before the others. Of all, one of each purpose is read before a second one.
 */
export async function readContactPages(
  first: readonly ContactPage[],
  others: readonly ContactPage[],
  request: SiteRequest,
): Promise<Contacts> {
  const found = await Promise.all(
    pagesToRead([...first, ...others.toSorted(inPageOrder)], request.page).map(
      async (page): Promise<Contacts[]> => {
        const ask = () => askContactPage(page, request);
        const answer = await request.remember(`${page.address} contacts`, ask);
        if (answer === undefined) return [];
        const read = answer.candidates.length > 0 ? 'found' : 'empty';
        return [{ candidates: answer.candidates, pages: [{ ...page, read }] }];
      },
    ),
  );
  return mergeContacts(...found.flat());
}

function pagesToRead(pages: readonly ContactPage[], page: string): ContactPage[] {
  const known = new Set([keyOf(page), keyOf(new URL(page).origin)]); // other sources read these two
  const purposes = new Set<ContactPage['purpose']>();
  const [first, second]: [ContactPage[], ContactPage[]] = [[], []];
  for (const one of pages) {
    if (known.has(keyOf(one.address)) || !isSameSite(one.address, page)) continue;
    known.add(keyOf(one.address));
    (purposes.has(one.purpose) ? second : first).push(one);
    purposes.add(one.purpose);
  }
  return [...first, ...second].slice(0, MAX_READ);
}

/** Returns what two addresses of one page have in common: the scheme, the end and a place on the page do not matter. */
function keyOf(address: string): string {
  return address
    .replace(/#.*$/s, '')
    .replace(/^https?:/, '')
    .replace(/\/$/, '');
}
