// Says where a correction that was just sent is, with the way back while there is one.

import { useEffect, useState } from 'preact/hooks';
import type { CorrectionId } from '../../lib/correction/id';
import { type MessageName, text } from '../../lib/i18n/i18n';
import { askToEdit } from '../../lib/messages/list';
import { UNDO_MS } from '../../lib/outbox/timing';
import type { JustSent } from '../form/lazy/send-draft';

interface Props {
  readonly sent: JustSent;
  readonly onEdit: (draft: CorrectionId) => void;
  readonly onFailure: (error: unknown) => void;
}

const WHERE: Readonly<Record<JustSent['to'], MessageName>> = {
  outbox: 'sent',
  list: 'sentToList',
  mail: 'sentToMail',
  clipboard: 'sentToClipboard',
  nowhere: 'sentNowhere',
};

export function SentNote({ sent: { correction, to }, onEdit, onFailure }: Props) {
  // What is in the reader's mail is the reader's to send, or not.
  const [canUndo, setCanUndo] = useState(to === 'outbox' || to === 'list');
  useEffect(() => {
    const timer = setTimeout(() => setCanUndo(false), UNDO_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="sent" role="status">
      <p>{text(WHERE[to])}</p>
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
