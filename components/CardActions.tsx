// What can be done with a correction now.

import { useState } from 'preact/hooks';
import { askTo, askToEdit } from '../lib/background';
import { type Correction, deepLink } from '../lib/correction/correction';
import type { CorrectionId } from '../lib/correction/id';
import type { State } from '../lib/correction/status';
import { mailDraft } from '../lib/delivery/mail-draft';
import { type MessageName, text } from '../lib/i18n';
import { passageAddress } from './story-address';

export interface CardActionProps {
  readonly correction: Correction;
  /** It was sent just now, and has not left. */
  readonly isUndoable: boolean;
  /** It is written anew in that draft. */
  readonly onEdit: (draft: CorrectionId) => void;
  /** What the reader asked for could not be done. */
  readonly onFailure: (error: unknown) => void;
}

export function CardActions({ correction, isUndoable, onEdit, onFailure }: CardActionProps) {
  const { id, recipient } = correction;
  const [isCopied, setIsCopied] = useState(false);
  const actions: Readonly<Record<Action, [MessageName, () => void]>> = {
    edit: ['actionEdit', () => void askToEdit(id).then(onEdit).catch(onFailure)],
    undo: ['actionUndo', () => void askToEdit(id).then(onEdit).catch(onFailure)],
    withdraw: ['actionWithdraw', () => void askTo('withdraw', id).catch(onFailure)],
    sendNow: ['actionSendNow', () => void askTo('send-now', id).catch(onFailure)],
    sendAgain: ['actionSendAgain', () => void askTo('send-now', id).catch(onFailure)],
    copyLink: [
      isCopied ? 'copied' : 'actionCopyLink',
      () => void navigator.clipboard.writeText(deepLink(correction)).then(() => setIsCopied(true), onFailure),
    ],
    forget: ['actionDelete', () => void askTo('forget', id).catch(onFailure)],
    markSent: ['actionMarkSent', () => void askTo('mark-sent', id).catch(onFailure)],
    openDraft: [
      'actionOpenDraft',
      () => recipient?.type === 'mailbox' && open(mailDraft(correction, recipient.mailbox)),
    ],
  };
  const offered = isUndoable ? UNDO : ACTIONS[correction.status.state];
  return (
    <div class="buttons">
      {offered.map((name) => {
        const [label, act] = actions[name];
        return (
          <button key={name} type="button" onClick={act}>
            {text(label)}
          </button>
        );
      })}
      <a href={passageAddress(correction)} target="_blank" rel="noreferrer">
        {text('actionOpenStory')}
      </a>
    </div>
  );
}

type Action =
  | 'copyLink'
  | 'forget'
  | 'undo'
  | 'edit'
  | 'withdraw'
  | 'sendNow'
  | 'sendAgain'
  | 'markSent'
  | 'openDraft';

const UNDO: readonly Action[] = ['undo', 'sendNow'];

/** What makes sense in each state. */
const ACTIONS: Readonly<Record<State, readonly Action[]>> = {
  held: ['edit', 'withdraw'],
  queued: ['sendNow', 'edit', 'withdraw'], // but for what was just sent
  sending: ['edit'],
  delivered: ['edit', 'copyLink', 'forget'],
  fixed: ['copyLink', 'forget'],
  declined: ['copyLink', 'forget'],
  handed: ['markSent', 'openDraft', 'edit', 'forget'],
  sent: ['edit', 'copyLink', 'forget'],
  failed: ['sendAgain', 'edit', 'withdraw', 'forget'],
  withdrawn: ['forget'],
};
