// The buttons of a card: what the reader can do with a correction in its state.

import { useState } from 'preact/hooks';
import { handOver } from '../../lib/channel/hand-over';
import { openDraft } from '../../lib/channel/mail-app';
import { isBy } from '../../lib/channel/way';
import { deepLink } from '../../lib/correction/content';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionId } from '../../lib/correction/id';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import type { Recipient } from '../../lib/correction/recipient';
import { PENDING, type State } from '../../lib/correction/status';
import type { UnconfirmedIdentity } from '../../lib/draft/naming';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { NamingQuestion, unconfirmedTo } from '../form/lazy/NamingQuestion';
import { useMailFirst } from '../shared/MailAppChoice';
import { recipientName } from '../shared/recipient-name';
import type { News } from './NewsNote';
import { passageAddress, StoryAnchor } from './StoryLink';

export interface CardActionProps {
  readonly correction: Correction;
  /** It was just sent and has not left the device. */
  readonly isUndoable: boolean;
  /** Called with the draft in which the correction is edited. */
  readonly onEdit: (draft: CorrectionId) => void;
  /** Called when the correction was deleted. It can be restored. */
  readonly onForgotten: (correction: Correction) => void;
  /** Called when an action failed. */
  readonly onFailure: (error: unknown) => void;
}

/** What the list hands to each card. */
export interface CardHandlers extends Pick<CardActionProps, 'onEdit' | 'onForgotten' | 'onFailure'> {
  /** The corrections whose verdict is new to the reader. */
  readonly news: News;
}

export function CardActions({ correction, isUndoable, onEdit, onForgotten, onFailure }: CardActionProps) {
  const { id, recipient, offered } = correction;
  const [isCopied, setIsCopied] = useState(false);
  /** Set while the reader is asked whether a host may receive their name or e-mail for the first time. */
  const [unconfirmed, setUnconfirmed] = useState<{ about: UnconfirmedIdentity; to: Recipient }>();
  const edit = () => void ask('edit', { correction: id }).then(onEdit).catch(onFailure);
  const tell = (what: 'withdraw' | 'send-now' | 'mark-sent' | 'mark-not-sent') => () =>
    void ask(what, { correction: id }).catch(onFailure);
  const [withMail, question] = useMailFirst(onFailure);
  /** Opens the e-mail again. If the recipient is not finished by hand, the draft has no recipient. */
  const openAgain = () =>
    withMail(async (app) => {
      if (isBy('by-hand', recipient)) await handOver(correction, recipient, app);
      else await openDraft(correction, '', app);
    });
  /** Sends the correction to the recipient that the pressed button names. */
  const send = (to: Recipient | undefined) => {
    if (isBy('by-hand', to)) {
      withMail(async (app) => {
        await ask('set-recipient', { correction: id, recipient: to }); // first, because this popup closes when the mail app takes the focus
        await handOver(correction, to, app);
      });
    } else if (to !== undefined) {
      const found = unconfirmedTo(to, correction.reader);
      if (found === undefined) void ask('set-recipient', { correction: id, recipient: to }).catch(onFailure);
      else setUnconfirmed({ about: found, to });
    }
  };
  const actions: Readonly<Record<Action, readonly [label: string, act: () => void]>> = {
    edit: [text('actionEdit'), edit],
    undo: [text('actionUndo'), edit],
    choose: [text('actionChoose'), edit],
    withdraw: [text('actionWithdraw'), tell('withdraw')],
    sendNow: [text('actionSendNow'), tell('send-now')],
    sendAgain: [text('actionSendAgain'), tell('send-now')],
    forget: [
      text('actionDelete'),
      () =>
        void ask('forget', { correction: id })
          .then(() => onForgotten(correction))
          .catch(onFailure),
    ],
    markSent: [text('actionMarkSent'), tell('mark-sent')],
    markNotSent: [text('actionNotSent'), tell('mark-not-sent')],
    openDraft: [text('actionOpenDraft'), openAgain],
    writeMyself: [
      text('actionWriteMyself'),
      () =>
        withMail(async (app) => {
          await ask('hand-over', { correction: id });
          await openDraft(correction, '', app);
        }),
    ],
    sendOffered: [
      offered === undefined ? '' : text('actionSendTo', recipientName(offered)),
      () => send(offered),
    ],
    writeLetter: [text('actionWriteLetter'), () => send(recipient)],
    copyLink: [
      text(isCopied ? 'copied' : 'actionCopyLink'),
      () => void navigator.clipboard.writeText(deepLink(correction)).then(() => setIsCopied(true), onFailure),
    ],
  };
  const sensible = isUndoable ? UNDO : sensibleActions(correction);
  return (
    <>
      <div class="buttons">
        {sensible.map((name) => {
          const [label, act] = actions[name];
          return (
            <button key={name} type="button" onClick={act}>
              {label}
            </button>
          );
        })}
        <StoryAnchor address={passageAddress(correction)}>{text('actionOpenStory')}</StoryAnchor>
        {question}
      </div>
      {unconfirmed && (
        <NamingQuestion
          identity={correction.reader}
          about={unconfirmed.about}
          onSend={() => {
            setUnconfirmed(undefined);
            void ask('set-recipient', { correction: id, recipient: unconfirmed.to }).catch(onFailure);
          }}
          onBack={() => setUnconfirmed(undefined)}
        />
      )}
    </>
  );
}

type Action =
  | 'choose'
  | 'copyLink'
  | 'edit'
  | 'forget'
  | 'markNotSent'
  | 'markSent'
  | 'openDraft'
  | 'sendAgain'
  | 'sendNow'
  | 'sendOffered'
  | 'undo'
  | 'withdraw'
  | 'writeLetter'
  | 'writeMyself';

const UNDO: readonly Action[] = ['undo', 'sendNow'];

/** The actions of each state. */
const ACTIONS: Readonly<Record<State, readonly Action[]>> = {
  held: ['choose', 'writeMyself', 'withdraw'],
  queued: ['sendNow', 'edit', 'withdraw'], // unless it was just sent: see UNDO
  sending: ['edit'],
  delivered: ['edit', 'copyLink', 'forget'],
  fixed: ['copyLink', 'forget'],
  declined: ['copyLink', 'forget'],
  handed: ['markSent', 'markNotSent', 'openDraft', 'edit', 'forget'],
  sent: ['edit', 'copyLink', 'forget'],
  failed: ['sendAgain', 'edit', 'writeMyself', 'withdraw', 'forget'],
  withdrawn: ['forget'],
};

function sensibleActions({ status, page, offered, recipient }: Correction): readonly Action[] {
  if (page.address === PRACTICE_ADDRESS) return PENDING.includes(status.state) ? [] : ['forget'];
  if (status.state === 'held' && offered !== undefined) return ['sendOffered', ...ACTIONS.held];
  if (status.state === 'held' && recipient !== undefined) return ['writeLetter', 'edit', 'withdraw'];
  // After several failed attempts the reader may not want to wait.
  if (status.state === 'queued' && status.attempts > 2) return [...ACTIONS.queued, 'writeMyself'];
  return ACTIONS[status.state];
}
