// The address of a page, without what is not the page.

import { MAX_ADDRESS } from '../correction/limits';

/** Parameters that say where a visitor came from, never which page it is. */
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|ref_src|xtor)$/i;

/** `address` without credentials, fragment and tracking parameters; `undefined` where it is not a web page's. */
export function cleanAddress(address: string, base?: string): string | undefined {
  if (!URL.canParse(address, base)) return undefined;
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  if (url.href.length > MAX_ADDRESS) url.search = ''; // nothing that names a story is so long
  return url.href.length > MAX_ADDRESS ? undefined : url.href;
}

/**
 * What the page calls itself (`<link rel="canonical">`), if that is of the same site: a link elsewhere would make a
 * letter about one site point to another.
 */
export function canonicalAddress(document: Document, address: string): string | undefined {
  const { head } = document;
  if (!(head instanceof HTMLHeadElement)) return undefined; // a form named `head` takes its place
  const href = head.querySelector('link[rel~="canonical" i][href]')?.getAttribute('href');
  if (!href) return undefined;
  const canonical = cleanAddress(href, address);
  if (canonical === undefined || siteOf(canonical) !== siteOf(address)) return undefined;
  return canonical;
}

function siteOf(address: string): string {
  return new URL(address).host.replace(/^(www|m|amp)\./, '');
}
