// Merges the contacts of several sources, and orders them: the best recipient first.

import type { Offer } from '../correction/correction';
import { addressOf, PROVENANCES, PURPOSES, type Recipient } from '../correction/recipient';
import {
  type Candidate,
  type ContactPage,
  ContactPageSchema,
  type Contacts,
  candidatePurpose,
  isAuthors,
} from './candidate';

/** Maximum number of candidates that are offered. */
const MAX_CANDIDATES = 12;
/** Maximum number of contact pages that are offered. */
const MAX_PAGES = 6;
/** Maximum number of contact pages with the same purpose. */
const MAX_PAGES_PER_PURPOSE = 2;

/** Returns each contact once, the best first; authors' own addresses come last. */
export function mergeContacts(...found: readonly Contacts[]): Contacts {
  const byKey = new Map<string, Candidate>();
  for (const candidate of found.flatMap((one) => one.candidates).sort(byTrust)) {
    const known = byKey.get(keyOf(candidate));
    byKey.set(keyOf(candidate), known === undefined ? candidate : combine(known, candidate));
  }
  const pages = new Map<string, ContactPage>();
  for (const page of found.flatMap((one) => one.pages).sort(inPageOrder)) {
    const key = page.address.replace(/^https?:/, '').replace(/\/$/, '');
    if (!pages.has(key) || page.read !== undefined) pages.set(key, page);
  }
  return {
    candidates: [...byKey.values()].sort(inOrder).slice(0, MAX_CANDIDATES),
    pages: [...pages.values()]
      .filter(({ purpose }, index, all) => all[index - MAX_PAGES_PER_PURPOSE]?.purpose !== purpose)
      .slice(0, MAX_PAGES),
  };
}

/** The places that a site writes for people who look for its contact. */
const SPEAKS_FOR_THE_SITE: ReadonlySet<Candidate['provenance']> = new Set(['trust-txt', 'structured-data']);

/** Combines two findings of one address: the provenance of the better source, and the purpose that says more. */
function combine(known: Candidate, other: Candidate): Candidate {
  switch (known.type) {
    case 'inbox':
    case 'mistape':
    case 'issue':
      return known;
    case 'form':
    case 'mailbox': {
      const purpose = candidatePurpose(other);
      const saysMore =
        purposeRank(other) < purposeRank(known) ||
        // A link on the page may not say whose address it is; if another source says that it is the author's, it is.
        (purpose === 'author' && known.purpose === 'general' && !SPEAKS_FOR_THE_SITE.has(known.provenance));
      return saysMore && purpose !== undefined ? { ...known, purpose } : known;
    }
    default:
      return known satisfies never;
  }
}

const PAGE_ORDER = ContactPageSchema.entries.purpose.options;

/** The order in which contact pages are offered and read. */
export function inPageOrder(one: ContactPage, other: ContactPage): number {
  return PAGE_ORDER.indexOf(one.purpose) - PAGE_ORDER.indexOf(other.purpose);
}

function inOrder(one: Candidate, other: Candidate): number {
  return rankOf(one) - rankOf(other) || byTrust(one, other);
}

/** The order of the sources, which decides what two findings of one address become. */
function byTrust(one: Candidate, other: Candidate): number {
  return (
    Number(isAuthors(one)) - Number(isAuthors(other)) ||
    PROVENANCES.indexOf(one.provenance) - PROVENANCES.indexOf(other.provenance) ||
    purposeRank(one) - purposeRank(other)
  );
}

/** The order of preference, the best first: what takes the correction itself, then what is made for it, then what may serve. */
const PREFERENCE = [
  'declared inbox',
  'own inbox',
  'mistape',
  'key of the site',
  'mailbox',
  'issue',
  'form for corrections',
  'key in a line', // only a line says that there is a tool: what the site made for corrections is more certain
  'directory',
  'general',
  'author',
] as const;

function rankOf(candidate: Candidate): number {
  return PREFERENCE.indexOf(placeOf(candidate));
}

function placeOf(candidate: Candidate): (typeof PREFERENCE)[number] {
  if (isAuthors(candidate)) return 'author';
  if (candidate.provenance === 'directory') return 'directory';
  switch (candidate.type) {
    case 'inbox':
      return candidate.provenance === 'set' ? 'own inbox' : 'declared inbox';
    case 'mistape':
    case 'issue':
      return candidate.type;
    case 'mailbox':
      // A page that names an address for replies means its readers.
      return candidate.purpose === 'general' && candidate.provenance !== 'reply-to' ? 'general' : 'mailbox';
    case 'form':
      if (candidate.opens === 'key')
        return candidate.provenance === 'site-tool' ? 'key of the site' : 'key in a line';
      return candidate.purpose === 'corrections' ? 'form for corrections' : 'general';
    default:
      return candidate satisfies never;
  }
}

function purposeRank(candidate: Candidate): number {
  const purpose = candidatePurpose(candidate);
  return purpose === undefined ? -1 : PURPOSES.indexOf(purpose);
}

function keyOf(candidate: Candidate): string {
  return `${candidate.type} ${addressOf(candidate).toLowerCase()}`;
}

/**
 * A recipient that was chosen, addressed or offered before, as a candidate; `undefined` if it is never offered for choice. If it is not
 * stored what it is for, it counts as general.
 */
export function toCandidate(recipient: Recipient | Offer): Candidate | undefined {
  switch (recipient.type) {
    case 'inbox':
    case 'mistape':
    case 'issue':
      return recipient;
    case 'mailbox':
    case 'form':
      return { purpose: 'general', ...recipient };
    case 'practice':
      return undefined;
    default:
      return recipient satisfies never;
  }
}
