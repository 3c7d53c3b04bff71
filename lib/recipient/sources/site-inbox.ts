// The inbox that a page declares in its `Link` header, or else the inbox that the site's home page declares, with the contact pages
// that the home page links to.

import { anonymousFetch } from '../../net/anonymous-fetch';
import { type Contacts, NO_CONTACTS } from '../candidate';
import { withSites } from '../own-site';
import { isForNow, isNoAnswer, type SiteRequest, type SiteSource, siteRequestOptions } from '../site-source';
import { inboxAmong, parseLinkHeader } from './declared-inbox';
import { fetchInboxAndPages } from './fetch-declaration';

/** Asks the home page only if the page's header names no inbox. */
export const siteInbox: SiteSource = async (request) => {
  const { page, remember } = request;
  const home = `${new URL(page).origin}/`;
  const inHeader = await remember(page, () => fetchHeader(request));
  if (page === home || inHeader?.candidates.length) return inHeader;
  return remember(`${home} home`, () => askHome(home, request));
};

/** Reads the page's `Link` header only: the capture has already read its head. */
async function fetchHeader({ page, fetch, signal }: SiteRequest): Promise<Contacts | undefined> {
  try {
    const options = { ...siteRequestOptions(page, signal), method: 'HEAD' };
    const response = await anonymousFetch(page, options, fetch);
    const { url, headers, ok } = response;
    const address = url || page;
    if (isNoAnswer(response, page)) return undefined;
    if (!ok) return NO_CONTACTS;
    const inbox = inboxAmong(parseLinkHeader(headers.get('Link') ?? ''), address, new URL(address));
    return inbox === undefined && isForNow(response) ? undefined : inboxContacts(inbox, 'declared', page);
  } catch {
    return undefined; // no answer
  }
}

async function askHome(home: string, { fetch, signal }: SiteRequest): Promise<Contacts | undefined> {
  const answer = await fetchInboxAndPages(home, fetch, signal);
  return answer && { ...inboxContacts(answer.inbox, 'home', home), pages: [...answer.pages] };
}

function inboxContacts(inbox: string | undefined, provenance: 'declared' | 'home', page: string): Contacts {
  if (inbox === undefined) return NO_CONTACTS;
  return { candidates: withSites([{ type: 'inbox', inbox, provenance }], page), pages: [] };
}
