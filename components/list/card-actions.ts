// What the reader can do with a correction in its state: one action on a button, the others in a menu.

import type { Correction } from '../../lib/correction/correction';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import type { Problem, State } from '../../lib/correction/status';

export type Action =
  | 'choose'
  | 'copyLink'
  | 'edit'
  | 'emailInstead'
  | 'forget'
  | 'markNotSent'
  | 'markSent'
  | 'openDraft'
  | 'sendAgain'
  | 'sendHeld'
  | 'sendNow'
  | 'sendOffered'
  | 'tryNow'
  | 'undo'
  | 'withdraw'
  | 'writeMyself';

export interface CardActionNames {
  /** The action that most readers want now. */
  readonly first?: Action;
  readonly others: readonly Action[];
}

const IN_STATE: Readonly<Record<State, CardActionNames>> = {
  held: { first: 'choose', others: ['writeMyself', 'withdraw'] },
  queued: { first: 'sendNow', others: ['edit', 'withdraw'] },
  sending: { others: ['edit'] },
  delivered: { others: ['edit', 'copyLink', 'forget'] },
  fixed: { others: ['copyLink', 'forget'] },
  declined: { others: ['copyLink', 'forget'] },
  handed: { first: 'markSent', others: ['openDraft', 'markNotSent', 'edit', 'forget'] },
  sent: { others: ['edit', 'copyLink', 'forget'] },
  failed: { first: 'emailInstead', others: ['sendAgain', 'edit', 'forget'] },
  withdrawn: { others: ['forget'] },
};

/** @param isUndoable whether it was just sent and has not left the device. */
export function actionsFor(
  { status, page, offered, recipient }: Correction,
  isUndoable: boolean,
): CardActionNames {
  if (isUndoable) return { first: 'undo', others: ['sendNow'] };
  if (page.address === PRACTICE_ADDRESS) return { others: [] };
  const usual = IN_STATE[status.state];
  switch (status.state) {
    case 'held':
      if (offered !== undefined) return { first: 'sendOffered', others: ['choose', ...usual.others] };
      return recipient === undefined ? usual : { first: 'sendHeld', others: ['edit', 'withdraw'] };
    case 'queued':
      return status.problem === undefined
        ? usual
        : { first: 'tryNow', others: ['edit', 'writeMyself', 'withdraw'] };
    case 'failed':
      return afterFailure(status.problem) ?? usual;
    case 'sending':
    case 'delivered':
    case 'fixed':
    case 'declined':
    case 'handed':
    case 'sent':
    case 'withdrawn':
      return usual;
    default:
      return status satisfies never;
  }
}

/** Returns the actions if an e-mail is not the best way on; `undefined` if the recipient refused it. */
function afterFailure({ kind }: Problem): CardActionNames | undefined {
  switch (kind) {
    case 'gave-up':
    case 'unclear':
      return { first: 'sendAgain', others: ['writeMyself', 'edit', 'forget'] };
    case 'unknown-recipient':
      return { first: 'edit', others: ['writeMyself', 'forget'] };
    case 'answered':
    case 'moved':
    case 'offline':
    case 'redirected':
    case 'unreachable':
      return undefined;
    default:
      return kind satisfies never;
  }
}
