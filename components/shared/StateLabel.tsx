// The state of a correction or a draft: icon, colour and word.

import type { Recipient } from '../../lib/correction/recipient';
import type { State } from '../../lib/correction/status';
import { text } from '../../lib/i18n/i18n';
import { Icon } from './Icon';
import { STATE_LOOKS, stateName } from './state-names';

interface StateLabelProps {
  readonly state: State | 'draft';
  /** Some channels have words of their own for a state. */
  readonly recipient?: Recipient | undefined;
}

export function StateLabel({ state, recipient }: StateLabelProps) {
  const { icon, tint } = STATE_LOOKS[state];
  return (
    <span class="state" data-tint={tint}>
      <Icon name={icon} />
      {text(state === 'draft' ? STATE_LOOKS.draft.name : stateName(state, recipient))}
    </span>
  );
}
