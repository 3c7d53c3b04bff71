// The states of a correction and the results of a page check, in the reader's language.

import { PAGE_CHECK_RESULTS, type PageCheckResult } from '../../lib/correction/page-check';
import type { State } from '../../lib/correction/status';
import { interfaceLanguage, type MessageName, text } from '../../lib/i18n/i18n';

export const STATE_NAMES: Readonly<Record<State, MessageName>> = {
  held: 'stateHeld',
  queued: 'stateQueued',
  sending: 'stateSending',
  delivered: 'stateDelivered',
  fixed: 'stateFixed',
  declined: 'stateDeclined',
  handed: 'stateHanded',
  sent: 'stateSent',
  failed: 'stateFailed',
  withdrawn: 'stateWithdrawn',
};

const SEEN_NAMES: Readonly<Record<PageCheckResult, MessageName>> = {
  fixed: 'seenFixed',
  changed: 'seenChanged',
  unchanged: 'seenUnchanged',
  gone: 'seenGone',
  unknown: 'seenUnknown',
};

export function seenName(verdict: PageCheckResult): string {
  return text(SEEN_NAMES[verdict]);
}

/** Returns how many there are of each: “corrected as suggested (2) · as before (1)”. */
export function seenCounts(verdicts: readonly PageCheckResult[]): string {
  const format = new Intl.NumberFormat(interfaceLanguage());
  return PAGE_CHECK_RESULTS.flatMap((verdict) => {
    const count = verdicts.filter((one) => one === verdict).length;
    return count === 0 ? [] : [`${seenName(verdict)} (${format.format(count)})`];
  }).join(' · ');
}
