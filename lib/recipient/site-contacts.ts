// The recipients that a site names outside of the page: in the page's `Link` header, on its home page, in its trust.txt and, if
// nobody is known from there, on its contact pages.

import type { Fetch } from '../net/anonymous-fetch';
import { within } from '../net/within';
import { type ContactPage, type Contacts, NO_CONTACTS, preselected } from './candidate';
import { mergeContacts } from './ranking';
import { readContactPages } from './read-contact-pages';
import type { Remember, SiteRequest, SiteSource } from './site-source';
import { siteInbox } from './sources/site-inbox';
import { trustTxt } from './sources/trust-txt';

/**
 * To add a source, write a file in `sources` and list it here. The contact pages that an earlier one names are read first. All
 * requests for a form, with those of `readContactPages`, are at most eight.
 */
const SOURCES: readonly SiteSource[] = [trustTxt, siteInbox];

/** How long all requests to a site may take together, in milliseconds. A reader who has finished writing does not wait longer. */
const TIMEOUT_MS = 2_000;
/** How long the contact pages wait for the other sources, in milliseconds: half of the time is theirs. */
const PAGES_WAIT_MS = 1_000;

/** What is known from the page itself. */
interface OnPage {
  /** The contact pages that it links to. */
  readonly pages: readonly ContactPage[];
  /** Whether there is a recipient already, so that no contact page needs to be read. */
  readonly isKnown: boolean;
}

/**
 * Returns the contacts that the page's own site names. The requests have no cookies and no referrer. A source that does not
 * answer in time is left out. Never throws.
 *
 * @param page the address of the page on which the reader has the form open.
 */
export async function fetchSiteContacts(
  page: string,
  fetch: Fetch,
  remember: Remember,
  onPage: OnPage = { pages: [], isKnown: false },
): Promise<Contacts> {
  if (!/^https?:$/.test(new URL(page).protocol)) return NO_CONTACTS;
  const request = { page, fetch, remember, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const answers = SOURCES.map((source) => orNothing(source(request)));
  const early = await Promise.all(
    answers.map(async (answer) => (await within(PAGES_WAIT_MS, answer)) ?? NO_CONTACTS),
  );
  const isKnown = onPage.isKnown || preselected(mergeContacts(...early).candidates) !== undefined;
  const onContactPages = isKnown ? NO_CONTACTS : await fromContactPages(early, onPage.pages, request);
  return mergeContacts(...(await Promise.all(answers)), onContactPages);
}

async function fromContactPages(
  [first = NO_CONTACTS, ...others]: readonly Contacts[],
  onPage: readonly ContactPage[],
  request: SiteRequest,
): Promise<Contacts> {
  const pages = [...onPage, ...others.flatMap((other) => other.pages)];
  return orNothing(readContactPages(first.pages, pages, request));
}

async function orNothing(answer: Promise<Contacts | undefined>): Promise<Contacts> {
  try {
    return (await answer) ?? NO_CONTACTS;
  } catch (error) {
    console.error(error); // the stored answers cannot be read
    return NO_CONTACTS;
  }
}
