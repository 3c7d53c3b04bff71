// Whom corrections that need a recipient could go to by now. Nothing is sent by it: the reader says so first.

import * as v from 'valibot';
import { type Recipient, RecipientSchema } from '../correction/recipient';
import type { Correction } from '../correction/whole';
import {
  type Candidate,
  type Contacts,
  mergeContacts,
  NO_CONTACTS,
  preselected,
} from '../recipient/candidate';
import { askForInbox } from '../recipient/declaration';
import { askSite, type Remember } from '../recipient/site-contacts';
import { asksSites } from '../settings/recipients';
import { ownInboxFor } from '../settings/relays';
import { listHeld, offer } from './held';

/** So many pages are asked at a time: there are few, as a rule, and nobody waits for it. */
const MOST_PAGES = 10;

/** Looks anew, for each correction that needs a recipient: at the relays that are set, and at its page and site. */
export async function offerRecipients(fetch: typeof globalThis.fetch, remember: Remember): Promise<void> {
  const held = await listHeld();
  const pages = Array.from(new Set(held.map(({ page }) => page.address))).slice(0, MOST_PAGES);
  const mayAsk = await asksSites();
  await Promise.all(
    pages.map(async (page) => {
      const own = await ownRelay(page);
      const asked = mayAsk ? await askPage(page, fetch, remember) : NO_CONTACTS;
      await offerTo(held, page, mergeContacts(own, asked));
    }),
  );
}

/** The same with what was found on a page just now. */
export async function offerFound(page: string, found: Contacts): Promise<void> {
  const held = await listHeld();
  if (held.some((correction) => correction.page.address === page)) {
    await offerTo(held, page, mergeContacts(await ownRelay(page), found));
  }
}

async function ownRelay(page: string): Promise<Contacts> {
  const inbox = await ownInboxFor(page);
  return { candidates: inbox === undefined ? [] : [{ type: 'inbox', inbox, provenance: 'set' }], pages: [] };
}

async function askPage(page: string, fetch: typeof globalThis.fetch, remember: Remember): Promise<Contacts> {
  const [declared, site] = await Promise.all([
    remember(`${page} head`, async () => declaredContacts(await askForInbox(page, fetch))),
    askSite(page, fetch, remember),
  ]);
  return mergeContacts(declared ?? NO_CONTACTS, site);
}

function declaredContacts(inbox: string | undefined): Contacts | undefined {
  if (inbox === undefined) return undefined; // none, or no answer: asked again next time
  return { candidates: [{ type: 'inbox', inbox, provenance: 'declared' }], pages: [] };
}

async function offerTo(held: readonly Correction[], page: string, contacts: Contacts): Promise<void> {
  const best = preselected(contacts.candidates);
  if (best === undefined) return; // what was offered before may still be right
  const recipient = toRecipient(best);
  const concerned = held.filter((correction) => correction.page.address === page && !correction.recipient);
  await Promise.all(concerned.map(({ id }) => offer(id, recipient)));
}

function toRecipient(candidate: Candidate): Recipient {
  return v.parse(RecipientSchema, candidate); // without what speaks for it
}
