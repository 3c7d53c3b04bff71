// The contact pages that a page links to.

import { getDomainWithoutSuffix } from 'tldts';
import { percentDecoded } from '../../correction/text';
import { isSameSite } from '../../page/site';
import type { ContactPage } from '../candidate';
import { toContactPage } from '../candidate';
import { CONTACT_WORDS, SITE_FOLLOWS } from '../contact-words';
import type { Anchor } from '../page-parts';
import { plainWords, saysForOthers } from '../purpose';

/** @param address the address of the page with the links. Pages of other sites are left out. */
export function contactPages(anchors: readonly Anchor[], address: string, base = address): ContactPage[] {
  const site = siteWord(address);
  const found = anchors.flatMap(({ href, text }) => {
    const words = plainWords(text);
    const said = CONTACT_WORDS.get(words) ?? purposeWithSite(words, site);
    const url = URL.parse(href, base);
    if (url === null || !/^https?:$/.test(url.protocol)) return [];
    // The address counts only if the text is not about something else: `/contact` may be for advertisers.
    const called = saysForOthers(words) ? undefined : CONTACT_WORDS.get(lastSegment(url));
    const purpose = said ?? called;
    if (purpose === undefined || !isSameSite(url.href, address)) return [];
    url.hash = '';
    const page = url.href === address ? undefined : toContactPage(url.href, base, purpose);
    return page === undefined ? [] : [{ page, isSaid: said !== undefined }];
  });
  return found.sort((one, other) => Number(other.isSaid) - Number(one.isSaid)).map(({ page }) => page);
}

/** Recognizes `Contact BBC News` on bbc.com and `About the Guardian` on theguardian.com, but not `About the election`. */
function purposeWithSite(words: string, site: string): ContactPage['purpose'] | undefined {
  const [start, purpose] = SITE_FOLLOWS.find(([beginning]) => words.startsWith(`${beginning} `)) ?? [];
  if (start === undefined) return undefined;
  const rest = words
    .slice(start.length)
    .replace(/^ the /, '')
    .replaceAll(' ', '');
  const isSite = Math.min(rest.length, site.length) >= 3 && (rest.startsWith(site) || site.includes(rest));
  return isSite ? purpose : undefined;
}

function siteWord(address: string): string {
  return plainWords(getDomainWithoutSuffix(address) ?? '')
    .replaceAll(' ', '')
    .replace(/^the/, '');
}

/** Returns `contact us` for `/help/contact-us.html` and for `/contact-us/index.php`. */
function lastSegment({ pathname }: URL): string {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const last = segments.findLast((segment) => !/^index(\.\w{1,5})?$/i.test(segment)) ?? '';
  return plainWords(percentDecoded(last).replace(/\.\w{1,5}$/, ''));
}
