// Which recipient is offered for a held correction, among those that were found later.

import * as v from 'valibot';
import type { Passage } from '../correction/content';
import { type Offer, OfferSchema } from '../correction/correction';
import { candidatesOf } from '../draft/draft';
import { type Contacts, preselected } from '../recipient/candidate';
import { mergeContacts, toCandidate } from '../recipient/ranking';

/** What the choice depends on. */
interface Subject {
  /** Some recipients take only highlighted text. */
  readonly passage?: Passage;
  /** The recipient that was offered before: it stays a candidate, even if it is not found again. */
  readonly offered?: Offer;
}

/**
 * Returns the recipient, chosen as the form chooses it; `undefined` if none can be.
 *
 * @param relay the inbox of the reader's own relay.
 */
export function chooseOffer(
  { passage, offered }: Subject,
  found: Contacts,
  relay: string | undefined,
): Offer | undefined {
  const candidates = candidatesOf({
    contacts: mergeContacts(found, offeredBefore(offered)),
    ...(relay === undefined ? {} : { relay }),
    ...(passage === undefined ? {} : { passage }),
  });
  const best = preselected(candidates);
  return best && withoutSection(v.parse(OfferSchema, best)); // removes the evidence
}

function offeredBefore(offered: Offer | undefined): Contacts {
  // A relay of the reader's own is a candidate only while it is in the options.
  const candidate = offered === undefined || offered.provenance === 'set' ? undefined : toCandidate(offered);
  return { candidates: candidate === undefined ? [] : [candidate], pages: [] };
}

/** A wiki's editor was found for what is highlighted now. The held correction may be about another section of the page. */
function withoutSection(recipient: Offer): Offer {
  if (recipient.type !== 'issue' || recipient.host !== 'mediawiki') return recipient;
  const address = new URL(recipient.address);
  address.searchParams.delete('section');
  return { ...recipient, address: address.href };
}
