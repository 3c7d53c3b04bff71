// The recipients that a page and its site name, and which of them is used if the reader does not choose. The popup loads this file
// before it shows its form; the order of candidates is therefore in `ranking.ts`.

import * as v from 'valibot';
import { WebAddressSchema } from '../correction/fields';
import {
  FormSchema,
  InboxSchema,
  IssueSchema,
  MailboxRecipientSchema,
  MistapeSchema,
  PURPOSES,
  type Purpose,
} from '../correction/recipient';

/** The site of the address, if it is not the page's site and the page does not vouch for it. */
const elsewhere = v.exactOptional(v.string());
const purpose = v.picklist(PURPOSES);

const CandidateSchema = v.variant('type', [
  v.object({ ...InboxSchema.entries, elsewhere }),
  v.object({ ...MistapeSchema.entries, elsewhere }),
  v.object({ ...MailboxRecipientSchema.entries, purpose, elsewhere }),
  v.object({ ...IssueSchema.entries, elsewhere }),
  v.object({ ...FormSchema.entries, purpose, elsewhere }),
]);
export type Candidate = v.InferOutput<typeof CandidateSchema>;

/** A page of the site that may have an address or a form. */
export const ContactPageSchema = v.object({
  address: WebAddressSchema,
  purpose: v.picklist(['corrections', 'contact', 'imprint', 'about']),
  /**
   * `found`: it was read automatically and named a recipient; `empty`: it named none. Absent: not read, so the form shows a button
   * for it.
   */
  read: v.exactOptional(v.picklist(['found', 'empty'])),
});
export type ContactPage = v.InferOutput<typeof ContactPageSchema>;

/** Everything that was found. */
export const ContactsSchema = v.object({
  candidates: v.array(CandidateSchema),
  pages: v.array(ContactPageSchema),
});
export type Contacts = v.InferOutput<typeof ContactsSchema>;

export const NO_CONTACTS: Contacts = { candidates: [], pages: [] };

/** Returns what the candidate is for; `undefined` if its type is only for corrections. */
export function candidatePurpose(candidate: Candidate): Purpose | undefined {
  switch (candidate.type) {
    case 'inbox':
    case 'mistape':
    case 'issue':
      return undefined;
    case 'mailbox':
    case 'form':
      return candidate.purpose;
    default:
      return candidate satisfies never;
  }
}

/** Whether it is the author's own address. */
export function isAuthors(candidate: Candidate): boolean {
  return candidatePurpose(candidate) === 'author';
}

/**
 * Returns the candidate that is used if the reader does not choose. An e-mail address or a form of another site and an author's own
 * address are used only if the reader chooses them.
 */
export function preselected(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find(isPreselectable);
}

function isPreselectable(candidate: Candidate): boolean {
  const purpose = candidatePurpose(candidate);
  return purpose === undefined || (purpose !== 'author' && candidate.elsewhere === undefined);
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
