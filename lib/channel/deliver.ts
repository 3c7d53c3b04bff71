// Delivers a correction through its recipient's channel, if that is automatic. Only the background imports this: what delivers would
// be too large for the popup.

import type { Correction } from '../correction/correction';
import type { Fetch } from '../net/anonymous-fetch';
import { deliverToInbox, type InboxOutcome } from './deliver-to-inbox';
import type { RecipientBy } from './way';

/** What a delivery needs of the browser. */
export interface DeliveryMeans {
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** What the browser says of the network: a hint. */
  readonly isOnline: () => boolean;
}

/** How one attempt ended. */
export type Outcome =
  | InboxOutcome
  /** Delivered, and the verdict is known already. */
  | { readonly outcome: 'decided'; readonly verdict: 'fixed' | 'declined' };

/**
 * Makes one attempt. Never throws: each way in which it can end is an outcome.
 *
 * @param body the frozen submission.
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
    case 'practice':
      return { outcome: 'decided', verdict: 'fixed' }; // as the practice desk always finds
  }
}
