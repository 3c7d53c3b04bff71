// The states of a correction and the results of a page check, in the reader's language.

import { inWords } from '../../lib/channel/in-words';
import { PAGE_CHECK_RESULTS, type PageCheckResult } from '../../lib/correction/page-check';
import type { Recipient } from '../../lib/correction/recipient';
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

/** Returns the name of the state of a correction to the recipient. */
export function stateName(state: State, recipient: Recipient | undefined): MessageName {
  if (recipient === undefined) return STATE_NAMES[state];
  return inWords(recipient).states[state] ?? STATE_NAMES[state];
}

const PAGE_CHECK_NAMES: Readonly<Record<PageCheckResult, MessageName>> = {
  fixed: 'seenFixed',
  changed: 'seenChanged',
  unchanged: 'seenUnchanged',
  gone: 'seenGone',
  unknown: 'seenUnknown',
};

export function pageCheckName(result: PageCheckResult): string {
  return text(PAGE_CHECK_NAMES[result]);
}

/** Returns how many page checks had each result: “corrected as suggested (2) · as before (1)”. */
export function pageCheckCounts(results: readonly PageCheckResult[]): string {
  const format = new Intl.NumberFormat(interfaceLanguage());
  return PAGE_CHECK_RESULTS.flatMap((result) => {
    const count = results.filter((one) => one === result).length;
    return count === 0 ? [] : [`${pageCheckName(result)} (${format.format(count)})`];
  }).join(' · ');
}
