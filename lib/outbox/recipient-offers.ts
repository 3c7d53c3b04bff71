// Finds recipients for held corrections later, and offers them to the reader. Nothing is sent until the reader accepts.

import type { Correction } from '../correction/correction';
import type { Fetch } from '../net/anonymous-fetch';
import { type Contacts, NO_CONTACTS } from '../recipient/candidate';
import { mergeContacts } from '../recipient/ranking';
import { fetchSiteContacts } from '../recipient/site-contacts';
import type { Remember } from '../recipient/site-source';
import { fetchInbox } from '../recipient/sources/fetch-declaration';
import { ownInboxFor } from '../settings/recipients';
import { readSettings } from '../settings/settings';
import { chooseOffer } from './choose-offer';
import { listHeld } from './queries';
import { changeCorrection } from './transitions';

/** Maximum number of pages fetched per search, the newest corrections' first. Their responses are remembered for a day. */
const MAX_PAGES = 10;
/** How long a page may take to respond, in milliseconds. */
const TIMEOUT_MS = 8_000;

/** Searches again for a recipient for each held correction: among the reader's relays, and on its page and site. */
export async function offerRecipients(fetch: Fetch, remember: Remember): Promise<void> {
  const pages = Map.groupBy(await withoutRecipient(), ({ page }) => page.address);
  const { asksSites: mayFetch } = await readSettings();
  await Promise.all(
    Array.from(pages).map(async ([page, corrections], index) => {
      const isFetched = mayFetch && index < MAX_PAGES;
      await offerTo(corrections, page, isFetched ? await fetchContacts(page, fetch, remember) : NO_CONTACTS);
    }),
  );
}

/** Offers the recipients that were just found on a page to its held corrections. */
export async function offerFound(page: string, found: Contacts): Promise<void> {
  const corrections = (await withoutRecipient()).filter((correction) => correction.page.address === page);
  await offerTo(corrections, page, found);
}

/** Returns the held corrections without a recipient, newest first. */
async function withoutRecipient(): Promise<Correction[]> {
  const held = await listHeld();
  return held
    .filter(({ recipient }) => recipient === undefined)
    .sort((one, other) => (one.id < other.id ? 1 : -1));
}

async function fetchContacts(page: string, fetch: Fetch, remember: Remember): Promise<Contacts> {
  const onPage = (await remember(`${page} head`, () => fetchPage(page, fetch))) ?? NO_CONTACTS;
  // Contact pages are read only for an open form, which then offers what it finds.
  const site = await fetchSiteContacts(page, fetch, remember, { pages: [], isKnown: true });
  return mergeContacts(onPage, site);
}

/** Returns the inbox that the page declares now. */
async function fetchPage(page: string, fetch: Fetch): Promise<Contacts | undefined> {
  const answer = await fetchInbox(page, fetch, AbortSignal.timeout(TIMEOUT_MS));
  if (answer === undefined) return undefined; // no response: try again next time
  const { inbox } = answer;
  const declared = { type: 'inbox', provenance: 'declared' } as const;
  return { candidates: inbox === undefined ? [] : [{ ...declared, inbox }], pages: [] };
}

async function offerTo(corrections: readonly Correction[], page: string, found: Contacts): Promise<void> {
  if (corrections.length === 0) return;
  const relay = ownInboxFor(page, await readSettings());
  await Promise.all(
    corrections.map(({ id }) => changeCorrection(id, (correction) => withOffer(correction, found, relay))),
  );
}

/** Returns the held correction with its offer; `undefined` if that is the same as before. */
function withOffer(
  correction: Correction,
  found: Contacts,
  relay: string | undefined,
): Correction | undefined {
  const { offered: before, ...rest } = correction;
  const offered = chooseOffer(correction, found, relay);
  const isOffered = JSON.stringify(before) === JSON.stringify(offered);
  if (correction.status.state !== 'held' || isOffered) return undefined;
  return { ...rest, ...(offered && { offered }) };
}
