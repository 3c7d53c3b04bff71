// Whom a correction could go to, how that is known, and what speaks for it.

import * as v from 'valibot';
import { MailboxSchema, WebAddressSchema } from '../correction/fields';
import { PROVENANCES } from '../correction/recipient';

/** What an address is for, as far as its own name or the words around it say; the best first. */
const PURPOSES = ['corrections', 'editors', 'general', 'author'] as const;
export type Purpose = (typeof PURPOSES)[number];

const common = {
  provenance: v.picklist(PROVENANCES),
  /** The site that it is of, where that is not the page's. */
  elsewhere: v.exactOptional(v.string()),
};

const CandidateSchema = v.variant('type', [
  v.object({ type: v.literal('inbox'), inbox: WebAddressSchema, ...common }),
  v.object({
    type: v.literal('mailbox'),
    mailbox: MailboxSchema,
    purpose: v.picklist(PURPOSES),
    ...common,
  }),
]);
export type Candidate = v.InferOutput<typeof CandidateSchema>;

/** A page on which an address, or a form, may be found; it is asked for only on the reader's wish. */
const ContactPageSchema = v.object({
  address: WebAddressSchema,
  purpose: v.picklist(['corrections', 'contact', 'imprint', 'about']),
});
export type ContactPage = v.InferOutput<typeof ContactPageSchema>;

/** All that was found. */
export const ContactsSchema = v.object({
  candidates: v.array(CandidateSchema),
  pages: v.array(ContactPageSchema),
});
export type Contacts = v.InferOutput<typeof ContactsSchema>;

export const NO_CONTACTS: Contacts = { candidates: [], pages: [] };

/** So many are offered; a page that names more names none in particular. */
const MOST_CANDIDATES = 12;
const MOST_PAGES = 6;

/** What was found in several places, each once, the best first: by where it was found, then by what it is for. */
export function mergeContacts(...found: readonly Contacts[]): Contacts {
  const candidates = found.flatMap((one) => one.candidates).sort(inOrder);
  const pages = found
    .flatMap((one) => one.pages)
    .sort((one, other) => PAGE_ORDER.indexOf(one.purpose) - PAGE_ORDER.indexOf(other.purpose));
  return {
    candidates: firstOfEach(candidates, addressOf).slice(0, MOST_CANDIDATES),
    pages: firstOfEach(pages, ({ address }) => address).slice(0, MOST_PAGES),
  };
}

const PAGE_ORDER = ContactPageSchema.entries.purpose.options;

function inOrder(one: Candidate, other: Candidate): number {
  return (
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

function firstOfEach<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = keyOf(one);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * The one that is taken where the reader says nothing: the site itself says that it takes corrections or letters there.
 * An address of another site, an author's own, or one that merely stands on the page is the reader's to choose.
 */
export function preselected(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find((candidate) => {
    if (candidate.type === 'inbox') return true; // the page or its site declares it
    if (candidate.elsewhere !== undefined || candidate.purpose === 'author') return false;
    return SPEAKS_FOR_ITSELF.has(candidate.provenance) || candidate.purpose !== 'general';
  });
}

/** What stands there is written for those who look for the site's contact. */
const SPEAKS_FOR_ITSELF: ReadonlySet<Candidate['provenance']> = new Set(['trust-txt', 'structured-data']);
