// Says that a correction is gone, with the way back while this is open.

import type { Correction } from '../../lib/correction/correction';
import { text } from '../../lib/i18n/i18n';
import { askToRestore } from '../../lib/messages/list';

interface Props {
  readonly correction: Correction;
  readonly onRestored: () => void;
  readonly onFailure: (error: unknown) => void;
}

export function ForgottenNote({ correction, onRestored, onFailure }: Props) {
  return (
    <div class="sent at-hand" role="status">
      <p>{text('deleted')}</p>
      <div class="buttons">
        <button type="button" onClick={() => void askToRestore(correction).then(onRestored).catch(onFailure)}>
          {text('actionUndo')}
        </button>
      </div>
    </div>
  );
}
