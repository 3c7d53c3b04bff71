// Adds contacts that the page and its site name to a draft. Separate from `draft.ts`, because the popup's first form does without it.

import { type Contacts, NO_CONTACTS } from '../recipient/candidate';
import { mergeContacts } from '../recipient/ranking';
import type { Draft } from './draft';

/** Returns the draft with the contacts that were found added to its own. */
export function withContacts(draft: Draft, found: Contacts): Draft {
  return { ...draft, contacts: mergeContacts(draft.contacts ?? NO_CONTACTS, found) };
}
