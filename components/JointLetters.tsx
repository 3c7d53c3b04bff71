// Corrections that wait for one mailbox, to go as one letter.

import { askToAddress } from '../lib/background/list';
import type { Recipient } from '../lib/correction/recipient';
import type { Correction } from '../lib/correction/whole';
import { counted } from '../lib/counted';
import { jointMailDraft } from '../lib/delivery/mail-draft';
import { openDraftAddress } from '../lib/delivery/open-draft';
import { text } from '../lib/i18n';

type MailboxRecipient = Extract<Recipient, { readonly type: 'mailbox' }>;

interface Props {
  /** All that is in the list, newest first. */
  readonly corrections: readonly Correction[];
  readonly onFailure: (error: unknown) => void;
}

export function JointLetters({ corrections, onFailure }: Props) {
  return waitingByMailbox(corrections).map(({ recipient, waiting }) => (
    <div key={recipient.mailbox} class="sent">
      <p>{counted('countTogether', waiting.length, recipient.mailbox)}</p>
      <div class="buttons">
        <button type="button" onClick={() => void writeAsOne(waiting, recipient).catch(onFailure)}>
          {text('actionTogether')}
        </button>
      </div>
    </div>
  ));
}

/** Two or more for one mailbox, in the order in which they were written. */
function waitingByMailbox(corrections: readonly Correction[]) {
  const byMailbox = new Map<string, { recipient: MailboxRecipient; waiting: Correction[] }>();
  for (const correction of corrections) {
    const { recipient, status } = correction;
    if (status.state !== 'held' || recipient?.type !== 'mailbox') continue;
    const known = byMailbox.get(recipient.mailbox) ?? { recipient, waiting: [] };
    known.waiting.unshift(correction);
    byMailbox.set(recipient.mailbox, known);
  }
  return Array.from(byMailbox.values()).filter(({ waiting }) => waiting.length > 1);
}

async function writeAsOne(waiting: readonly Correction[], recipient: MailboxRecipient): Promise<void> {
  const { address, taken } = jointMailDraft(waiting, recipient.mailbox);
  // First: this popup closes when the mail app takes the focus.
  await Promise.all(waiting.slice(0, taken).map(({ id }) => askToAddress(id, recipient)));
  await openDraftAddress(address);
}
