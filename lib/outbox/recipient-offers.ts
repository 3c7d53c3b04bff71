// Whom corrections that need a recipient could go to by now. Nothing is sent by it: the reader says so first.

import * as v from 'valibot';
import { postAddress } from '../channel/way';
import type { Correction } from '../correction/correction';
import { PROVENANCES, provenanceOf, type Recipient, RecipientSchema } from '../correction/recipient';
import type { Fetch } from '../net/anonymous-fetch';
import { type Contacts, NO_CONTACTS } from '../recipient/candidate';
import { askForDeclaration } from '../recipient/declaration';
import { mergeContacts } from '../recipient/merge-contacts';
import { preselected } from '../recipient/preselected';
import { askSite, type Remember } from '../recipient/site-contacts';
import { ownInboxFor } from '../settings/recipients';
import { readSettings } from '../settings/settings';
import { listHeld, offer } from './held';

/** So many pages are asked at a time, the newest corrections' first: what they answered is kept for a day. */
const MOST_PAGES = 10;
const TIMEOUT_MS = 8_000;

/** Looks anew, for each correction that needs a recipient: at the relays that are set, and at its page and site. */
export async function offerRecipients(fetch: Fetch, remember: Remember): Promise<void> {
  const pages = Map.groupBy(await withoutRecipient(), ({ page }) => page.address);
  const { asksSites: mayAsk } = await readSettings();
  await Promise.all(
    Array.from(pages).map(async ([page, corrections], index) => {
      const isAsked = mayAsk && index < MOST_PAGES;
      await offerTo(corrections, page, isAsked ? await askPage(page, fetch, remember) : NO_CONTACTS);
    }),
  );
}

/** The same with what was found on a page just now. */
export async function offerFound(page: string, found: Contacts): Promise<void> {
  const corrections = (await withoutRecipient()).filter((correction) => correction.page.address === page);
  await offerTo(corrections, page, found);
}

/** Those that wait for nobody in particular, newest first. */
async function withoutRecipient(): Promise<Correction[]> {
  const held = await listHeld();
  return held
    .filter(({ recipient }) => recipient === undefined)
    .sort((one, other) => (one.id < other.id ? 1 : -1));
}

async function askPage(page: string, fetch: Fetch, remember: Remember): Promise<Contacts> {
  const [declared, site] = await Promise.all([
    remember(`${page} head`, () => askHead(page, fetch)),
    askSite(page, fetch, remember),
  ]);
  return mergeContacts(declared ?? NO_CONTACTS, site);
}

async function askHead(page: string, fetch: Fetch): Promise<Contacts | undefined> {
  const declaration = await askForDeclaration(page, fetch, AbortSignal.timeout(TIMEOUT_MS));
  if (declaration === undefined) return undefined; // no answer: asked again next time
  const { inbox } = declaration;
  return inbox === undefined
    ? NO_CONTACTS
    : { candidates: [{ type: 'inbox', inbox, provenance: 'declared' }], pages: [] };
}

async function offerTo(corrections: readonly Correction[], page: string, found: Contacts): Promise<void> {
  if (corrections.length === 0) return;
  const relay = ownInboxFor(page, await readSettings());
  const own: Contacts = {
    candidates: relay === undefined ? [] : [{ type: 'inbox', inbox: relay, provenance: 'set' }],
    pages: [],
  };
  const best = preselected(mergeContacts(own, found).candidates);
  const recipient = best && v.parse(RecipientSchema, best); // without what speaks for it
  await Promise.all(corrections.map(({ id, offered }) => offer(id, better(offered, recipient, relay))));
}

/**
 * Whom to offer: the one who is known from the better source. What was found before may still be right where it is not found
 * now; but a relay that is no longer set is none.
 */
function better(
  before: Recipient | undefined,
  now: Recipient | undefined,
  relay: string | undefined,
): Recipient | undefined {
  const isStale = before !== undefined && provenanceOf(before) === 'set' && postAddress(before) !== relay;
  if (before === undefined || isStale) return now;
  return now !== undefined && rank(now) <= rank(before) ? now : before;
}

function rank(recipient: Recipient): number {
  const provenance = provenanceOf(recipient);
  return provenance === undefined ? PROVENANCES.length : PROVENANCES.indexOf(provenance);
}
