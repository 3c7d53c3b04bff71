// The recipients that a site names outside of the page: in the page's `Link` header, on its home page, in its trust.txt.

import type { Fetch } from '../net/anonymous-fetch';
import { type Contacts, NO_CONTACTS } from './candidate';
import { mergeContacts } from './ranking';
import type { Remember, SiteSource } from './site-source';
import { siteInbox } from './sources/site-inbox';
import { trustTxt } from './sources/trust-txt';

/** To add a source, write a file in `sources` and list it here. */
const SOURCES: readonly SiteSource[] = [siteInbox, trustTxt];

/** How long all requests to a site may take together, in milliseconds. A reader who has finished writing does not wait longer. */
const TIMEOUT_MS = 2_000;

/**
 * Returns the contacts that the page's own site names. The requests have no cookies and no referrer. A source that does not
 * answer in time is left out. Never throws.
 *
 * @param page the address of the page on which the reader has the form open.
 */
export async function fetchSiteContacts(page: string, fetch: Fetch, remember: Remember): Promise<Contacts> {
  if (!/^https?:$/.test(new URL(page).protocol)) return NO_CONTACTS;
  const request = { page, fetch, remember, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const answers = await Promise.allSettled(SOURCES.map((source) => source(request)));
  return mergeContacts(
    ...answers.flatMap((answer) => {
      if (answer.status === 'fulfilled') return answer.value ?? [];
      console.error(answer.reason); // the stored answers cannot be read
      return [];
    }),
  );
}
