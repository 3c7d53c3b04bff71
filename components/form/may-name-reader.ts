// Firefox lets a name or an address leave the browser only where the reader has allowed that there.

import { browser } from 'wxt/browser';
import { type Draft, recipientOf } from '../../lib/draft/draft';

/** Firefox's own, which the types for Chromium do not have. */
const NAMING = { permissions: [], data_collection: ['personallyIdentifyingInfo'] };

/**
 * Asks the reader, where the draft names them and it is we who send it. Within the press of Send, before any `await`:
 * Firefox hears of nothing later. What they have allowed before it does not ask again.
 */
export async function mayNameReader(draft: Draft): Promise<boolean> {
  const isNamed = draft.name.trim() !== '' || draft.email.trim() !== '';
  const type = recipientOf(draft)?.type;
  if (!isNamed || type === 'mailbox' || type === 'practice') return true;
  return await browser.permissions.request(NAMING);
}
