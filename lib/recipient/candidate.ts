// The recipients that a page and its site name, and which of them is used if the reader does not choose. The popup loads this file
// before it shows its form; the order of candidates is therefore in `ranking.ts`.

import * as v from 'valibot';
import { MailboxSchema, WebAddressSchema } from '../correction/fields';
import { PROVENANCES } from '../correction/recipient';

/** What an address is for, according to its own name or the words next to it; the best first. */
export const PURPOSES = ['corrections', 'editors', 'general', 'author'] as const;
export type Purpose = (typeof PURPOSES)[number];

const common = {
  provenance: v.picklist(PROVENANCES),
  /** The site of the address, if it is not the page's site. */
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

/** A page that may have an address or a form. It is fetched only if the reader asks for it. */
export const ContactPageSchema = v.object({
  address: WebAddressSchema,
  purpose: v.picklist(['corrections', 'contact', 'imprint', 'about']),
});
export type ContactPage = v.InferOutput<typeof ContactPageSchema>;

/** Everything that was found. */
export const ContactsSchema = v.object({
  candidates: v.array(CandidateSchema),
  pages: v.array(ContactPageSchema),
});
export type Contacts = v.InferOutput<typeof ContactsSchema>;

export const NO_CONTACTS: Contacts = { candidates: [], pages: [] };

/** Returns what the candidate's address is for; `undefined` for an inbox, which is only for corrections. */
export function candidatePurpose(candidate: Candidate): Purpose | undefined {
  switch (candidate.type) {
    case 'inbox':
      return undefined;
    case 'mailbox':
      return candidate.purpose;
    default:
      return candidate satisfies never;
  }
}

/** Whether it is the author's own address. */
export function isAuthors(candidate: Candidate): boolean {
  return candidatePurpose(candidate) === 'author';
}

/** The places that a site writes for people who look for its contact. */
export const SPEAKS_FOR_ITSELF: ReadonlySet<Candidate['provenance']> = new Set([
  'trust-txt',
  'structured-data',
]);

/**
 * Returns the candidate that is used if the reader does not choose: an address at which the site says that it takes corrections
 * or letters. An address of another site, an author's own address and a general address on the page are used only if the reader
 * chooses them.
 */
export function preselected(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find(isPreselectable);
}

function isPreselectable(candidate: Candidate): boolean {
  switch (candidate.type) {
    case 'inbox':
      return true; // the page or its site declares it
    case 'mailbox':
      if (candidate.elsewhere !== undefined || isAuthors(candidate)) return false;
      return SPEAKS_FOR_ITSELF.has(candidate.provenance) || candidate.purpose !== 'general';
    default:
      return candidate satisfies never;
  }
}

/** Returns the contact page; `undefined` if its address is not http or https, or contains a user name. */
export function toContactPage(
  href: string,
  base: string,
  purpose: ContactPage['purpose'],
): ContactPage | undefined {
  const page = v.safeParse(ContactPageSchema, { address: URL.parse(href, base)?.href, purpose });
  return page.success ? page.output : undefined;
}
