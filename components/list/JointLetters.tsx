// Held corrections to one mailbox, which can be sent as one e-mail, or to one form, which opens once for all of them.

import { useState } from 'preact/hooks';
import { openDraftAddress } from '../../lib/channel/mail-app';
import { jointMailDraft } from '../../lib/channel/mail-draft';
import { openFormForAll } from '../../lib/channel/open-form';
import type { Opened } from '../../lib/channel/open-tab';
import { channelOf } from '../../lib/channel/registry';
import type { Correction } from '../../lib/correction/correction';
import {
  addressOf,
  type FormRecipient,
  type MailboxRecipient,
  type Recipient,
} from '../../lib/correction/recipient';
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

type JointRecipient = MailboxRecipient | FormRecipient;

export function JointLetters({ corrections, onFailure }: Props) {
  const [withMailApp, question] = useMailApp(onFailure);
  /** Whether the form opened without the texts on the clipboard. */
  const [isUncopied, setIsUncopied] = useState(false);
  const openOnce = async (held: readonly Correction[], recipient: FormRecipient) =>
    setIsUncopied((await openAllIn(held, recipient)) === 'uncopied');
  const send = (held: readonly Correction[], recipient: JointRecipient) => {
    switch (recipient.type) {
      case 'mailbox':
        return withMailApp((app) => writeAsOne(held, recipient, app));
      case 'form':
        return void openOnce(held, recipient).catch(onFailure);
      default:
        return recipient satisfies never;
    }
  };
  const notes = heldTogether(corrections).map(({ recipient, held }) => (
    <div key={addressOf(recipient)} class="sent">
      <p>{counted('countTogether', held.length, channelOf(recipient).name(recipient))}</p>
      {recipient.type === 'form' && <p class="quiet">{text('togetherFormHint')}</p>}
      <div class="buttons">
        <button type="button" onClick={() => send(held, recipient)}>
          {text(recipient.type === 'form' ? 'actionTogetherForm' : 'actionTogether')}
        </button>
      </div>
    </div>
  ));
  return (
    <>
      {notes}
      {question}
      <p class="sent" role="status" hidden={!isUncopied}>
        {isUncopied && text('sentUncopied')}
      </p>
    </>
  );
}

/** Returns the held corrections, oldest first, of each recipient that has at least two and takes several together. */
function heldTogether(corrections: readonly Correction[]) {
  const byAddress = new Map<string, { recipient: JointRecipient; held: Correction[] }>();
  for (const correction of corrections) {
    const recipient = jointRecipient(correction.recipient);
    if (correction.status.state !== 'held' || recipient === undefined) continue;
    const address = addressOf(recipient);
    const group = byAddress.get(address) ?? { recipient, held: [] };
    group.held.unshift(correction);
    byAddress.set(address, group);
  }
  return Array.from(byAddress.values()).filter(({ held }) => held.length > 1);
}

/** Returns the recipient if several corrections to it can go out together. */
function jointRecipient(recipient: Recipient | undefined): JointRecipient | undefined {
  switch (recipient?.type) {
    case 'mailbox':
      return recipient;
    case 'form':
      return channelOf(recipient).words(recipient).takesSeveral ? recipient : undefined;
    case 'inbox':
    case 'mistape':
    case 'issue':
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
  const letters = await recordHanded(held.slice(0, taken), recipient);
  if (letters.length === 0) return;
  await unlessNowhere(
    letters,
    await openDraftAddress(jointMailDraft(letters, recipient.mailbox).address, app),
  );
}

async function openAllIn(held: readonly Correction[], recipient: FormRecipient): Promise<Opened | undefined> {
  const handed = await recordHanded(held, recipient);
  return handed.length === 0 ? undefined : unlessNowhere(handed, await openFormForAll(handed, recipient));
}

/** If nothing opened, lets the corrections wait again, and throws. */
async function unlessNowhere(handed: readonly Correction[], opened: Opened): Promise<Opened> {
  if (opened !== 'nowhere') return opened;
  await Promise.all(handed.map(({ id }) => ask('mark-not-sent', { correction: id })));
  throw new Error('Nothing opened');
}

/**
 * Records that the corrections are handed over. Called before they open, because this popup closes when something else takes the
 * focus. Returns those that were still held.
 */
async function recordHanded(
  held: readonly Correction[],
  recipient: JointRecipient,
): Promise<readonly Correction[]> {
  const handed = await Promise.all(
    held.map((correction) =>
      ask('set-recipient', { correction: correction.id, recipient }).then(
        () => [correction],
        () => [],
      ),
    ),
  );
  return handed.flat();
}
