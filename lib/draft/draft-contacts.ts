// A draft with whom the page and its site name.

import { type Contacts, NO_CONTACTS } from '../recipient/candidate';
import { mergeContacts } from '../recipient/ranking';
import type { Draft } from './draft';

/** The draft with what was found as well. */
export function withContacts(draft: Draft, found: Contacts): Draft {
  return { ...draft, contacts: mergeContacts(draft.contacts ?? NO_CONTACTS, found) };
}
