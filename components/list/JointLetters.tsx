// Held corrections to one mailbox, which can be sent as one e-mail.

import { openDraftAddress } from '../../lib/channel/mail-app';
import { jointMailDraft } from '../../lib/channel/mail-draft';
import type { Correction } from '../../lib/correction/correction';
import type { MailboxRecipient, Recipient } from '../../lib/correction/recipient';
import { counted } from '../../lib/i18n/counted';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import type { MailApp } from '../../lib/settings/settings';
import { useMailApp } from '../shared/MailAppChoice';

interface Props {
  /** All corrections of the list, newest first. */
  readonly corrections: readonly Correction[];
  readonly onFailure: (error: unknown) => void;
}

export function JointLetters({ corrections, onFailure }: Props) {
  const [withMailApp, question] = useMailApp(onFailure);
  const notes = heldByMailbox(corrections).map(({ recipient, held }) => (
    <div key={recipient.mailbox} class="sent">
      <p>{counted('countTogether', held.length, recipient.mailbox)}</p>
      <div class="buttons">
        <button type="button" onClick={() => withMailApp((app) => writeAsOne(held, recipient, app))}>
          {text('actionTogether')}
        </button>
      </div>
    </div>
  ));
  return (
    <>
      {notes}
      {question}
    </>
  );
}

/** Returns the held corrections, oldest first, of each mailbox that has at least two. */
function heldByMailbox(corrections: readonly Correction[]) {
  const byMailbox = new Map<string, { recipient: MailboxRecipient; held: Correction[] }>();
  for (const correction of corrections) {
    const recipient = jointRecipient(correction.recipient);
    if (correction.status.state !== 'held' || recipient === undefined) continue;
    const group = byMailbox.get(recipient.mailbox) ?? { recipient, held: [] };
    group.held.unshift(correction);
    byMailbox.set(recipient.mailbox, group);
  }
  return Array.from(byMailbox.values()).filter(({ held }) => held.length > 1);
}

/** Returns the recipient if several corrections to it can go out as one e-mail. */
function jointRecipient(recipient: Recipient | undefined): MailboxRecipient | undefined {
  switch (recipient?.type) {
    case 'mailbox':
      return recipient;
    case 'inbox':
    case 'mistape':
    case 'issue':
    case 'form':
    case 'practice':
    case undefined:
      return undefined;
  }
}

async function writeAsOne(
  held: readonly Correction[],
  recipient: MailboxRecipient,
  app: MailApp,
): Promise<void> {
  const { taken } = jointMailDraft(held, recipient.mailbox);
  // First, because this popup closes when the mail app takes the focus. A correction that is no longer held is left out.
  const addressed = await Promise.all(
    held.slice(0, taken).map((correction) =>
      ask('set-recipient', { correction: correction.id, recipient }).then(
        () => [correction],
        () => [],
      ),
    ),
  );
  const letters = addressed.flat();
  if (letters.length > 0) await openDraftAddress(jointMailDraft(letters, recipient.mailbox).address, app);
}
