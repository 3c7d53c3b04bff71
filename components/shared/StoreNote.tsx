// Says that the browser's storage has a problem, and what the reader can do about it.

import { type MessageName, text } from '../../lib/i18n/i18n';
import type { StoreProblem } from '../../lib/outbox/database';

const DRAFT_TEXTS: Readonly<Record<StoreProblem | 'nowhere', MessageName>> = {
  full: 'storeFull',
  newer: 'storeNewer',
  unreadable: 'storeUnreadable',
  nowhere: 'notKept',
};

const LIST_TEXTS: Readonly<Record<StoreProblem, MessageName>> = {
  full: 'listFull',
  newer: 'listNewer',
  unreadable: 'listUnreadable',
};

/** The draft could not be saved. */
export function DraftStoreNote({ problem }: { readonly problem: StoreProblem | 'nowhere' }) {
  return <Note name={DRAFT_TEXTS[problem]} />;
}

/** The stored corrections cannot be read or changed. */
export function ListStoreNote({ problem }: { readonly problem: StoreProblem }) {
  return <Note name={LIST_TEXTS[problem]} />;
}

function Note({ name }: { readonly name: MessageName }) {
  return (
    <p class="note problem" role="alert">
      {text(name)}
    </p>
  );
}
