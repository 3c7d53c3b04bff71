// Adds contacts that the page and its site name to a draft. Separate from `draft.ts`, because the popup's first form does without it.

import { type Contacts, NO_CONTACTS } from '../recipient/candidate';
import { mergeContacts } from '../recipient/ranking';
import { type Draft, recipientOf } from './draft';

/** Returns the draft with the contacts that were found added to its own. */
export function withContacts(draft: Draft, found: Contacts): Draft {
  return { ...draft, contacts: mergeContacts(draft.contacts ?? NO_CONTACTS, found) };
}

/**
 * Whether the draft has a recipient without the site's contact pages, which are then not read. The directory does not count: what
 * a site says today comes before it.
 */
export function isRecipientKnown(draft: Draft): boolean {
  const { candidates, pages } = draft.contacts ?? NO_CONTACTS;
  const others = candidates.filter(({ provenance }) => provenance !== 'directory');
  return recipientOf({ ...draft, contacts: { candidates: others, pages } }) !== undefined;
}
