// Merges the contacts of several sources, and orders them: the best recipient first.

import { PROVENANCES, type Recipient } from '../correction/recipient';
import {
  type Candidate,
  type ContactPage,
  ContactPageSchema,
  type Contacts,
  candidatePurpose,
  isAuthors,
  PURPOSES,
  SPEAKS_FOR_ITSELF,
} from './candidate';

/** Maximum number of candidates that are offered. */
const MAX_CANDIDATES = 12;
/** Maximum number of contact pages that are offered. */
const MAX_PAGES = 6;
/** Maximum number of contact pages with the same purpose. */
const MAX_PAGES_PER_PURPOSE = 2;

/**
 * Returns each contact once, the best first. Candidates are ordered by where they were found, then by what they are for; authors'
 * own addresses come last.
 */
export function mergeContacts(...found: readonly Contacts[]): Contacts {
  const byAddress = new Map<string, Candidate>();
  for (const candidate of found.flatMap((one) => one.candidates).sort(inOrder)) {
    const known = byAddress.get(addressOf(candidate));
    byAddress.set(addressOf(candidate), known === undefined ? candidate : combine(known, candidate));
  }
  const pages = new Map<string, ContactPage>();
  for (const page of found.flatMap((one) => one.pages).sort(inPageOrder)) {
    const key = page.address.replace(/^https?:/, '').replace(/\/$/, '');
    if (!pages.has(key)) pages.set(key, page);
  }
  return {
    candidates: [...byAddress.values()].sort(inOrder).slice(0, MAX_CANDIDATES),
    pages: [...pages.values()]
      .filter(({ purpose }, index, all) => all[index - MAX_PAGES_PER_PURPOSE]?.purpose !== purpose)
      .slice(0, MAX_PAGES),
  };
}

/** Combines two findings of one address: the provenance of the better source, and the purpose that says more. */
function combine(known: Candidate, other: Candidate): Candidate {
  switch (known.type) {
    case 'inbox':
      return known;
    case 'mailbox': {
      const purpose = candidatePurpose(other);
      const saysMore =
        purposeRank(other) < purposeRank(known) ||
        // A link on the page may not say whose address it is; if another source says that it is the author's, it is.
        (purpose === 'author' && known.purpose === 'general' && !SPEAKS_FOR_ITSELF.has(known.provenance));
      return saysMore && purpose !== undefined ? { ...known, purpose } : known;
    }
    default:
      return known satisfies never;
  }
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
  const purpose = candidatePurpose(candidate);
  return purpose === undefined ? -1 : PURPOSES.indexOf(purpose);
}

function addressOf(candidate: Candidate): string {
  switch (candidate.type) {
    case 'inbox':
      return candidate.inbox;
    case 'mailbox':
      return candidate.mailbox.toLowerCase();
    default:
      return candidate satisfies never;
  }
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
    default:
      return recipient satisfies never;
  }
}
