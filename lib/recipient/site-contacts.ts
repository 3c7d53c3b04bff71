// Whom a site names outside of the page: in the page's `Link` header, on its home page, in its trust.txt.

import { anonymousFetch, beginningOf, type Fetch, type Question } from '../net/anonymous-fetch';
import { type Contacts, NO_CONTACTS } from './candidate';
import { speaksFor, withSites } from './own-site';
import { mergeContacts } from './ranking';
import { inboxAmong, parseLinkHeader } from './sources/declared-inbox';
import { askForDeclaration, isForNow } from './sources/fetch-declaration';
import { MAX_TRUST_TXT, parseTrustTxt, TRUST_TXT_PATHS } from './sources/trust-txt';

/** In all: a reader who has written the correction does not wait longer. */
const TIMEOUT_MS = 2_000;

/** Keeps what was answered for a while; `undefined` (no answer) is asked for again. */
export type Remember = (
  key: string,
  ask: () => Promise<Contacts | undefined>,
) => Promise<Contacts | undefined>;

/**
 * Asks the page's own site, without cookies and referrer; never throws. What was not answered in time is left out. The home
 * page is asked only where the page's header names no inbox.
 *
 * @param page the address of the page that the reader has the form open on.
 */
export async function askSite(page: string, fetch: Fetch, remember: Remember): Promise<Contacts> {
  const { origin, protocol } = new URL(page);
  if (!/^https?:$/.test(protocol)) return NO_CONTACTS;
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const home = `${origin}/`;
  const askForInboxes = async () => {
    const header = await remember(page, () => askHeader(page, fetch, signal));
    if (page === home || header?.candidates.length) return header;
    return remember(home, () => askHome(home, fetch, signal));
  };
  const asked = await Promise.allSettled([
    askForInboxes(),
    remember(`${origin}${TRUST_TXT_PATHS[0]}`, () => askTrustTxt(origin, fetch, signal)),
  ]);
  return mergeContacts(
    ...asked.flatMap((one) => {
      if (one.status === 'fulfilled') return one.value ?? [];
      console.error(one.reason); // what was remembered cannot be read
      return [];
    }),
  );
}

const askedFor = (page: string, signal: AbortSignal): Question => ({
  asker: { page },
  cache: 'no-cache',
  redirect: 'follow',
  signal,
});

/** The page's `Link` header: what stands in its head was read with the page. */
async function askHeader(page: string, fetch: Fetch, signal: AbortSignal): Promise<Contacts | undefined> {
  try {
    const response = await anonymousFetch(page, { ...askedFor(page, signal), method: 'HEAD' }, fetch);
    const { url, headers, ok } = response;
    const address = url || page;
    if (isForNow(response)) return undefined;
    if (!ok || !speaksFor(address, page)) return NO_CONTACTS;
    const inbox = inboxAmong(parseLinkHeader(headers.get('Link') ?? ''), address, new URL(address));
    return inboxContacts(inbox, 'declared', page);
  } catch {
    return undefined; // no answer
  }
}

async function askHome(home: string, fetch: Fetch, signal: AbortSignal): Promise<Contacts | undefined> {
  const declaration = await askForDeclaration(home, fetch, signal);
  return declaration && inboxContacts(declaration.inbox, 'home', home);
}

function inboxContacts(inbox: string | undefined, provenance: 'declared' | 'home', page: string): Contacts {
  if (inbox === undefined) return NO_CONTACTS;
  return { candidates: withSites([{ type: 'inbox', inbox, provenance }], page), pages: [] };
}

/** The first trust.txt that is there; that of another site, to which we were sent, is none of this one. */
async function askTrustTxt(origin: string, fetch: Fetch, signal: AbortSignal): Promise<Contacts | undefined> {
  for (const path of TRUST_TXT_PATHS) {
    const address = `${origin}${path}`;
    try {
      const question = { ...askedFor(address, signal), headers: { Accept: 'text/plain' } };
      const response = await anonymousFetch(address, question, fetch);
      if (isForNow(response)) return undefined;
      const isText = !/html/i.test(response.headers.get('Content-Type') ?? '');
      if (!response.ok || !isText || !speaksFor(response.url || address, address)) continue;
      const { text, isBroken } = await beginningOf(response, MAX_TRUST_TXT + 1);
      if (isBroken) return undefined;
      const said = parseTrustTxt(text);
      if (said !== undefined) return { ...said, candidates: withSites(said.candidates, origin) };
    } catch {
      return undefined; // no answer
    }
  }
  return NO_CONTACTS;
}
