// Which of the recipients that were found later is offered for a held correction.

import * as v from 'valibot';
import type { Passage } from '../correction/content';
import { type Recipient, RecipientSchema } from '../correction/recipient';
import { candidatesOf } from '../draft/draft';
import { type Contacts, preselected } from '../recipient/candidate';

/** What the choice depends on: some recipients take only highlighted text. */
interface Subject {
  readonly passage?: Passage;
}

/**
 * Returns the recipient, chosen as the form chooses it; `undefined` if none can be.
 *
 * @param relay the inbox of the reader's own relay.
 */
export function chooseOffer(
  { passage }: Subject,
  contacts: Contacts,
  relay: string | undefined,
): Recipient | undefined {
  const candidates = candidatesOf({
    contacts,
    ...(relay === undefined ? {} : { relay }),
    ...(passage === undefined ? {} : { passage }),
  });
  const best = preselected(candidates);
  return best && withoutSection(v.parse(RecipientSchema, best)); // removes the evidence
}

/** A wiki's editor was found for what is highlighted now. The held correction may be about another section of the page. */
function withoutSection(recipient: Recipient): Recipient {
  if (recipient.type !== 'issue' || recipient.host !== 'mediawiki') return recipient;
  const address = new URL(recipient.address);
  address.searchParams.delete('section');
  return { ...recipient, address: address.href };
}
