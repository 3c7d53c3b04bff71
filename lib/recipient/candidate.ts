// Who a correction could go to, how that is known, what the address is for, and which one is selected if the reader says nothing.
// In the popup's first files: ranking is in `ranking.ts`.

import * as v from 'valibot';
import { MailboxSchema, WebAddressSchema } from '../correction/fields';
import { PROVENANCES } from '../correction/recipient';

/** What an address is for, as far as its own name or the words around it say; the best first. */
export const PURPOSES = ['corrections', 'editors', 'general', 'author'] as const;
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
export const ContactPageSchema = v.object({
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

/** It is the author's own address. */
export function isAuthors(candidate: Candidate): boolean {
  return candidate.type === 'mailbox' && candidate.purpose === 'author';
}

/** What stands there is written for those who look for the site's contact. */
export const SPEAKS_FOR_ITSELF: ReadonlySet<Candidate['provenance']> = new Set([
  'trust-txt',
  'structured-data',
]);

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

/** The page as one that can be stored and shown; `undefined` where its address is none of the web, or has a user name in it. */
export function toContactPage(
  href: string,
  base: string,
  purpose: ContactPage['purpose'],
): ContactPage | undefined {
  const page = v.safeParse(ContactPageSchema, { address: URL.parse(href, base)?.href, purpose });
  return page.success ? page.output : undefined;
}
