// How the states of a correction look, and the results of a page check, in the reader's language.

import { inWords } from '../../lib/channel/in-words';
import { PAGE_CHECK_RESULTS, type PageCheckResult } from '../../lib/correction/page-check';
import type { Recipient } from '../../lib/correction/recipient';
import type { State } from '../../lib/correction/status';
import { interfaceLanguage, type MessageName, text } from '../../lib/i18n/i18n';
import type { IconName } from './Icon';

/** The colour of a state. The icon and the word say the same, so that nobody needs the colour. */
type Tint = 'good' | 'bad' | 'yours' | 'under-way' | 'over';

/** How a state is shown. */
interface StateLook {
  readonly name: MessageName;
  readonly icon: IconName;
  readonly tint: Tint;
}

/** How each state is shown: the only place that says it. A new state, such as one for “being looked at”, is one more line. */
export const STATE_LOOKS: Readonly<Record<State | 'draft', StateLook>> = {
  draft: { name: 'stateDraft', icon: 'pencil', tint: 'yours' },
  held: { name: 'stateHeld', icon: 'question', tint: 'yours' },
  queued: { name: 'stateQueued', icon: 'clock', tint: 'under-way' },
  sending: { name: 'stateSending', icon: 'arrow', tint: 'under-way' },
  delivered: { name: 'stateDelivered', icon: 'tray', tint: 'under-way' },
  fixed: { name: 'stateFixed', icon: 'tick', tint: 'good' },
  declined: { name: 'stateDeclined', icon: 'equal', tint: 'over' },
  handed: { name: 'stateHanded', icon: 'letter', tint: 'yours' },
  sent: { name: 'stateSent', icon: 'letter', tint: 'under-way' },
  failed: { name: 'stateFailed', icon: 'cross', tint: 'bad' },
  withdrawn: { name: 'stateWithdrawn', icon: 'back', tint: 'over' },
};

/** Returns the name of the state of a correction to the recipient. */
export function stateName(state: State, recipient: Recipient | undefined): MessageName {
  if (recipient === undefined) return STATE_LOOKS[state].name;
  return inWords(recipient).states[state] ?? STATE_LOOKS[state].name;
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
