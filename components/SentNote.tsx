// Says that a correction is in the outbox, with the way back while there is one.

import { useEffect, useState } from 'preact/hooks';
import { askToEdit } from '../lib/background/list';
import type { CorrectionId } from '../lib/correction/id';
import { text } from '../lib/i18n';
import { UNDO_MS } from '../lib/outbox/retry';

interface Props {
  readonly correction: CorrectionId;
  readonly onEdit: (draft: CorrectionId) => void;
  readonly onFailure: (error: unknown) => void;
}

export function SentNote({ correction, onEdit, onFailure }: Props) {
  const [canUndo, setCanUndo] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setCanUndo(false), UNDO_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="sent" role="status">
      <p>{text('sent')}</p>
      {canUndo && (
        <div class="buttons">
          <button type="button" onClick={() => void askToEdit(correction).then(onEdit).catch(onFailure)}>
            {text('actionUndo')}
          </button>
        </div>
      )}
    </div>
  );
}
