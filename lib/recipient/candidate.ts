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

/** The page as one that can be stored and shown; `undefined` where its address is none of the web, or has a user name in it. */
export function toContactPage(
  href: string,
  base: string,
  purpose: ContactPage['purpose'],
): ContactPage | undefined {
  const page = v.safeParse(ContactPageSchema, { address: URL.parse(href, base)?.href, purpose });
  return page.success ? page.output : undefined;
}

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

function isAuthors(candidate: Candidate): boolean {
  return candidate.type === 'mailbox' && candidate.purpose === 'author';
}

function purposeRank(candidate: Candidate): number {
  return candidate.type === 'inbox' ? -1 : PURPOSES.indexOf(candidate.purpose);
}

function addressOf(candidate: Candidate): string {
  return candidate.type === 'inbox' ? candidate.inbox : candidate.mailbox.toLowerCase();
}

/**
 * The one that is taken where the reader says nothing: the site itself says that it takes corrections or letters there.
 * An address of another site, an author's own, or one that merely stands on the page is the reader's to choose.
 */
export function preselected(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find((candidate) => {
    if (candidate.type === 'inbox') return true; // the page or its site declares it
    if (candidate.elsewhere !== undefined || isAuthors(candidate)) return false;
    return SPEAKS_FOR_ITSELF.has(candidate.provenance) || candidate.purpose !== 'general';
  });
}

/** What stands there is written for those who look for the site's contact. */
const SPEAKS_FOR_ITSELF: ReadonlySet<Candidate['provenance']> = new Set(['trust-txt', 'structured-data']);
