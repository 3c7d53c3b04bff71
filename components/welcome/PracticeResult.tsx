// How far the practised correction has come, and what it did.

import type { Correction } from '../../lib/correction/correction';
import { text } from '../../lib/i18n/i18n';
import { Subject } from '../shared/Subject';
import { STATE_NAMES } from '../shared/state-names';

export function PracticeResult({ correction }: { readonly correction: Correction }) {
  const { status, suggestion } = correction;
  return (
    <div class="card" data-state={status.state}>
      <p class="state">{text(STATE_NAMES[status.state])}</p>
      <Subject of={correction} replacement={suggestion.replacement} />
      <p class="quiet">{text(status.state === 'fixed' ? 'practiceFixed' : 'leavesSoon')}</p>
    </div>
  );
}
