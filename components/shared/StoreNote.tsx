// Says that the browser's storage has a problem, and what to do about it.

import { type MessageName, text } from '../../lib/i18n/i18n';
import type { StoreProblem } from '../../lib/outbox/store-problem';

const OF_DRAFT: Readonly<Record<StoreProblem, MessageName>> = {
  full: 'storeFull',
  newer: 'storeNewer',
  unreadable: 'storeUnreadable',
};
const OF_LIST: Readonly<Record<StoreProblem, MessageName>> = {
  full: 'listFull',
  newer: 'listNewer',
  unreadable: 'listUnreadable',
};

interface Props {
  readonly problem: StoreProblem;
  /** Whether it is what is being written that could not be stored, or what is stored that cannot be read. */
  readonly about: 'draft' | 'list';
}

export function StoreNote({ problem, about }: Props) {
  return (
    <p class="note problem" role="alert">
      {text((about === 'draft' ? OF_DRAFT : OF_LIST)[problem])}
    </p>
  );
}
