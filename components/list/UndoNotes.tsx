// Notes with an Undo button: after Send, and after Delete.

import { useEffect, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionId } from '../../lib/correction/id';
import { type MessageName, text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { UNDO_MS } from '../../lib/outbox/timing';
import type { JustSent } from '../form/lazy/send-draft';

interface SentNoteProps {
  readonly sent: JustSent;
  readonly onEdit: (draft: CorrectionId) => void;
  readonly onFailure: (error: unknown) => void;
}

const SENT_TEXTS: Readonly<Record<JustSent['to'], MessageName>> = {
  outbox: 'sent',
  list: 'sentToList',
  mail: 'sentToMail',
  issue: 'sentToIssue',
  'paste-issue': 'sentToPasteIssue',
  editor: 'sentToEditor',
  form: 'sentToForm',
  page: 'sentToPage',
  uncopied: 'sentUncopied',
  clipboard: 'sentToClipboard',
  nowhere: 'sentNowhere',
};

/** Says where the correction went that was just sent. Undo is offered as long as it works. */
export function SentNote({ sent: { correction, to }, onEdit, onFailure }: SentNoteProps) {
  // Undo cannot take back an e-mail that is already in the reader's mail app.
  const [canUndo, setCanUndo] = useState(to === 'outbox' || to === 'list');
  useEffect(() => {
    const timer = setTimeout(() => setCanUndo(false), UNDO_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="sent" role="status">
      <p>{text(SENT_TEXTS[to])}</p>
      {canUndo && (
        <div class="buttons">
          <button
            type="button"
            onClick={() => void ask('edit', { correction }).then(onEdit).catch(onFailure)}
          >
            {text('actionUndo')}
          </button>
        </div>
      )}
    </div>
  );
}

interface ForgottenNoteProps {
  readonly correction: Correction;
  readonly onRestored: () => void;
  readonly onFailure: (error: unknown) => void;
}

/** Says that a correction was deleted. Undo is offered as long as the list is open. */
export function ForgottenNote({ correction, onRestored, onFailure }: ForgottenNoteProps) {
  return (
    <div class="sent at-hand" role="status">
      <p>{text('deleted')}</p>
      <div class="buttons">
        <button
          type="button"
          onClick={() => void ask('restore', { correction }).then(onRestored).catch(onFailure)}
        >
          {text('actionUndo')}
        </button>
      </div>
    </div>
  );
}
