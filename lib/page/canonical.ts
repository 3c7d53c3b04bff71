// What the page calls itself.

import { cleanAddress } from './address';
import { findFirst } from './elements';
import { isSameSite } from './site';

/** In the head alone: readers' comments can hold a `<link>`, and a form named `head` is no head. */
const CANONICAL = ':root > head > link[rel~="canonical" i][href]:not([href=""])';

/**
 * The address that the page gives itself (`<link rel="canonical">`), cleaned, if it is of the same site: a link elsewhere would
 * make a letter about one site point to another. The site's front page is not believed to be what a story's page is called:
 * content systems that are set up wrong say so of every story, and all of them would become one.
 *
 * @param address where the page is.
 */
export function canonicalAddress(document: Document, address: string): string | undefined {
  const link = findFirst(document, CANONICAL);
  if (!(link instanceof HTMLLinkElement)) return undefined;
  const canonical = cleanAddress(link.href); // resolved by the document's <base>
  if (canonical === undefined || !isSameSite(canonical, address)) return undefined;
  return isFrontPage(canonical) && !isFrontPage(address) ? undefined : canonical;
}

function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return search === '' && /^\/((index|default|home)\.\w+)?$/i.test(pathname);
}
