// Delivers a correction through its recipient's channel, if that is automatic. Only the background imports this file: it would be too
// large for the popup.

import type { Correction } from '../correction/correction';
import type { Fetch } from '../net/anonymous-fetch';
import { type DeliveryOutcome, deliverToInbox } from './deliver-to-inbox';
import { deliverToMistape } from './deliver-to-mistape';
import type { RecipientBy } from './way';

/** What a delivery needs from the browser. */
export interface DeliveryMeans {
  readonly fetch: Fetch;
  /** Returns milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the browser says that there is a network. It may be wrong. */
  readonly isOnline: () => boolean;
}

/** How one attempt ended. */
export type Outcome =
  | DeliveryOutcome
  /** Delivered, and the verdict is already known. */
  | { readonly outcome: 'decided'; readonly verdict: 'fixed' | 'declined' };

/**
 * Makes one attempt. Never throws: every end is an outcome.
 *
 * @param body the stored body of the request.
 */
export async function deliver(
  correction: Pick<Correction, 'id' | 'page'>,
  recipient: RecipientBy<'automatic'>,
  body: string,
  means: DeliveryMeans,
): Promise<Outcome> {
  switch (recipient.type) {
    case 'inbox':
      return deliverToInbox(correction, recipient, body, means);
    case 'mistape':
      return deliverToMistape(recipient, body, means);
    case 'practice':
      return { outcome: 'decided', verdict: 'fixed' }; // the practice desk's only verdict
  }
}
