// The states of a correction as people say them.

import type { State } from '../../lib/correction/status';
import type { MessageName } from '../../lib/i18n/i18n';

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
