// Merges what several sources found, and orders it: the best recipient first.

import { PROVENANCES, type Recipient } from '../correction/recipient';
import {
  type Candidate,
  type ContactPage,
  ContactPageSchema,
  type Contacts,
  isAuthors,
  PURPOSES,
  SPEAKS_FOR_ITSELF,
} from './candidate';

/** So many are offered; a page that names more names none in particular. */
const MOST_CANDIDATES = 12;
const MOST_PAGES = 6;
const MOST_PAGES_OF_A_KIND = 2;

/**
 * What was found in several places, each once, the best first: by where it was found, then by what it is for; authors' own
 * addresses come last.
 */
export function mergeContacts(...found: readonly Contacts[]): Contacts {
  const byAddress = new Map<string, Candidate>();
  for (const candidate of found.flatMap((one) => one.candidates).sort(inOrder)) {
    const known = byAddress.get(addressOf(candidate));
    byAddress.set(addressOf(candidate), known === undefined ? candidate : together(known, candidate));
  }
  const pages = new Map<string, ContactPage>();
  for (const page of found.flatMap((one) => one.pages).sort(inPageOrder)) {
    const key = page.address.replace(/^https?:/, '').replace(/\/$/, '');
    if (!pages.has(key)) pages.set(key, page);
  }
  return {
    candidates: [...byAddress.values()].sort(inOrder).slice(0, MOST_CANDIDATES),
    pages: [...pages.values()]
      .filter(({ purpose }, index, all) => all[index - MOST_PAGES_OF_A_KIND]?.purpose !== purpose)
      .slice(0, MOST_PAGES),
  };
}

/** What two sources say of one address: how the better of them knows it, and whichever says more of what it is for. */
function together(known: Candidate, other: Candidate): Candidate {
  if (known.type === 'inbox' || other.type === 'inbox') return known;
  const saysMore =
    purposeRank(other) < purposeRank(known) ||
    // An address that merely stands on the page, and elsewhere as its author's, is the author's.
    (isAuthors(other) && known.purpose === 'general' && !SPEAKS_FOR_ITSELF.has(known.provenance));
  return saysMore ? { ...known, purpose: other.purpose } : known;
}

const PAGE_ORDER = ContactPageSchema.entries.purpose.options;

function inPageOrder(one: ContactPage, other: ContactPage): number {
  return PAGE_ORDER.indexOf(one.purpose) - PAGE_ORDER.indexOf(other.purpose);
}

function inOrder(one: Candidate, other: Candidate): number {
  return (
    Number(isAuthors(one)) - Number(isAuthors(other)) ||
    PROVENANCES.indexOf(one.provenance) - PROVENANCES.indexOf(other.provenance) ||
    purposeRank(one) - purposeRank(other)
  );
}

function purposeRank(candidate: Candidate): number {
  return candidate.type === 'inbox' ? -1 : PURPOSES.indexOf(candidate.purpose);
}

function addressOf(candidate: Candidate): string {
  return candidate.type === 'inbox' ? candidate.inbox : candidate.mailbox.toLowerCase();
}

/** A recipient that was chosen or addressed before, as a candidate; `undefined` if it is never offered for choice. */
export function toCandidate(recipient: Recipient): Candidate | undefined {
  switch (recipient.type) {
    case 'inbox':
      return recipient;
    case 'mailbox':
      return { ...recipient, purpose: 'general' };
    case 'practice':
      return undefined;
  }
}
